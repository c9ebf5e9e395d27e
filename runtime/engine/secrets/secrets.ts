/**
 * What an app must know and nobody may read: from `.dacapo/secrets.toml` of the project and of the person's home, and from
 * the environment. The files are read anew when they have changed.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { parse, TomlError } from "smol-toml";
import type { AppError } from "../errors.ts";
import { envBeside } from "./env-file.ts";
import { hideInMessages } from "./redact.ts";
import { badSecrets, noSecret } from "./secret-errors.ts";

/** A file's content, or a section of it. */
export type SecretTable = Readonly<Record<string, unknown>>;

const name = join(".dacapo", "secrets.toml");

/** Names in `.env` whose values are nobody else's to read. Short values are no keys, and stand in many a message. */
const isSecretName = /key|token|secret|passw|pwd|credential/i;
const shortestKey = 8;

/** The file of the project: the nearest one from the script's folder upwards; beside the script when there is none. */
function projectFile(script: string): string {
  for (let folder = dirname(script); ; folder = dirname(folder)) {
    const file = join(folder, name);
    if (existsSync(file) && file !== join(homedir(), name)) return file;
    if (dirname(folder) === folder) return join(dirname(script), name);
  }
}

export class Secrets {
  readonly #script: string;
  readonly #home: string | undefined;
  /** Where it looks; the last one wins. */
  #places: readonly string[] = [];
  #table: SecretTable = {};
  #stamp = "";
  /** Made where a secret is asked for: that is its line. */
  #error: (() => AppError) | undefined;
  /** By a test, in place of what the files say. */
  #given: SecretTable = {};
  /** What was put into the environment, to be replaced when the file changes. */
  readonly #exported = new Map<string, string>();
  /** What `.env` beside the script says that must not be read in a message. */
  readonly #env: readonly string[];
  /** What the script read from the environment as secrets. */
  readonly #read = new Map<string, string>();

  /** `isTest`: what the person's home says does not count. */
  constructor(script: string, isTest = false) {
    this.#script = script;
    this.#home = isTest ? undefined : join(homedir(), name);
    this.#env = keysIn(envBeside(script));
  }

  /** The files that there are: the app runs again when one is saved. */
  get files(): string[] {
    return this.#places.filter((file) => existsSync(file));
  }

  /** Looks for the files anew: there may be one nearer to the script. */
  look(): void {
    const own = projectFile(this.#script);
    this.#places = this.#home === undefined ? [own] : [this.#home, own];
    this.#hide();
    this.refresh();
  }

  /** Reads what has changed. A file that cannot be read is an error only for those who ask for a secret. */
  refresh(): void {
    const files = this.files;
    const stamp = files.map(stampOf).join();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.#error = undefined;
    try {
      // The project's come last, and win: section by section, as a whole.
      this.#table = Object.assign({}, ...files.map(readTable));
    } catch (error) {
      const file = files.find((one) => !isReadable(one)) ?? files[0] ?? "";
      this.#error = () => badSecrets(file, error instanceof TomlError ? error : undefined);
    }
    this.#told();
  }

  /** A test says what there is. */
  give(table: SecretTable): void {
    this.#given = table;
    this.#told();
  }

  /** The app ends: the environment is as it was. */
  dispose(): void {
    for (const [variable, value] of this.#exported) if (process.env[variable] === value) Reflect.deleteProperty(process.env, variable);
    hideInMessages({});
  }

  /** The names at the top, those of the environment not included. */
  get names(): string[] {
    return Object.keys(this.#all());
  }

  /** @throws AppError `no-secret`, `bad-secrets` */
  get(path: readonly string[]): unknown {
    this.refresh();
    let found: unknown = this.#all();
    for (const part of path) found = typeof found === "object" && found !== null && Object.hasOwn(found, part) ? Reflect.get(found, part) : undefined;
    const [top = ""] = path;
    if (found === undefined && path.length === 1) found = this.#fromEnvironment(top);
    if (found !== undefined) return found;
    throw this.#error?.() ?? noSecret(path, this.#places.at(-1) ?? name);
  }

  has(path: readonly string[]): boolean {
    try {
      return this.get(path) !== undefined;
    } catch {
      return false; // it is not there, which was the question
    }
  }

  /** What was asked for as a secret is one, wherever it comes from. */
  #fromEnvironment(variable: string): string | undefined {
    const value = process.env[variable];
    if (value !== undefined && this.#read.get(variable) !== value) {
      this.#read.set(variable, value);
      this.#hide();
    }
    return value;
  }

  #hide(): void {
    hideInMessages([this.#all(), ...this.#env, ...this.#read.values()]);
  }

  #all(): SecretTable {
    return { ...this.#table, ...this.#given };
  }

  /** Packages look for their keys in the environment; what stands there already is left alone. */
  #told(): void {
    const all = this.#all();
    this.#hide();
    for (const [variable, value] of Object.entries(all)) {
      const isFree = process.env[variable] === undefined || process.env[variable] === this.#exported.get(variable);
      if (!isFree || !["string", "number", "boolean"].includes(typeof value)) continue;
      process.env[variable] = String(value);
      this.#exported.set(variable, String(value));
    }
  }
}

function keysIn(env: Readonly<NodeJS.Dict<string>>): string[] {
  return Object.entries(env).flatMap(([variable, value = ""]) => (isSecretName.test(variable) && value.length >= shortestKey ? [value] : []));
}

function readTable(file: string): SecretTable {
  return parse(readFileSync(file, "utf8"));
}

function isReadable(file: string): boolean {
  try {
    readTable(file);
    return true;
  } catch {
    return false; // asked only after it has failed, for which of the files it was
  }
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return `${file} ${stats?.mtimeMs} ${stats?.size}`;
}
