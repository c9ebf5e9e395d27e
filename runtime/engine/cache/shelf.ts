/** Where results of `persist: "disk"` are kept between sessions: sealed bytes by function and key. Nothing here throws. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { nodeCrypto } from "../when-needed.ts";

/** Results that nobody has asked for in so many days are thrown away. */
const keptDays = 30;
const dayMs = 86_400_000;

/** Function and key are names that a file can have. */
export interface Shelf {
  /** Undefined when there is nothing, or nothing that is whole. */
  read(func: string, key: string): Buffer | undefined;
  write(func: string, key: string, bytes: Buffer): void;
  remove(func: string, key: string): void;
  /** Keeps the newest `count` results of a function. */
  trim(func: string, count: number): void;
  /** Forgets one function, or all of them. */
  clear(func?: string): void;
}

/** For tests, which share nothing with anybody. */
export class MemoryShelf implements Shelf {
  readonly #functions = new Map<string, Map<string, Buffer>>();

  read(func: string, key: string): Buffer | undefined {
    return this.#functions.get(func)?.get(key);
  }
  write(func: string, key: string, bytes: Buffer): void {
    const results = this.#functions.get(func) ?? new Map<string, Buffer>();
    results.delete(key);
    this.#functions.set(func, results.set(key, bytes));
  }
  remove(func: string, key: string): void {
    this.#functions.get(func)?.delete(key);
  }
  trim(func: string, count: number): void {
    const results = this.#functions.get(func);
    for (const key of results?.keys() ?? []) if ((results?.size ?? 0) > count) results?.delete(key);
  }
  clear(func?: string): void {
    if (func === undefined) this.#functions.clear();
    else this.#functions.delete(func);
  }
}

export class FolderShelf implements Shelf {
  readonly #folder: string;
  readonly #onProblem: (message: string) => void;
  #isSwept = false;
  #writes = 0;

  /** @param onProblem told, in a sentence, when a result cannot be kept */
  constructor(folder: string, onProblem: (message: string) => void) {
    this.#folder = folder;
    this.#onProblem = onProblem;
  }

  read(func: string, key: string): Buffer | undefined {
    this.#sweep();
    const file = this.#file(func, key);
    try {
      const bytes = unsealed(readFileSync(file));
      if (bytes !== undefined) utimesSync(file, new Date(), statSync(file).mtime);
      return bytes;
    } catch {
      return undefined; // not there, or not readable: it is computed
    }
  }

  write(func: string, key: string, bytes: Buffer): void {
    this.#sweep();
    const file = this.#file(func, key);
    const aside = `${file}.${process.pid}-${++this.#writes}.part`;
    try {
      mkdirSync(join(this.#folder, func), { recursive: true, mode: 0o700 });
      writeFileSync(aside, sealed(bytes), { mode: 0o600 });
      // In one step: nobody ever reads half a result.
      renameSync(aside, file);
    } catch (error) {
      removeQuietly(aside);
      this.#onProblem(`A cached result could not be kept in ${this.#folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  remove(func: string, key: string): void {
    removeQuietly(this.#file(func, key));
  }

  trim(func: string, count: number): void {
    const files = filesIn(join(this.#folder, func)).sort((a, b) => b.written - a.written);
    for (const { file } of files.slice(count)) removeQuietly(file);
  }

  clear(func?: string): void {
    removeQuietly(func === undefined ? this.#folder : join(this.#folder, func));
  }

  #file(func: string, key: string): string {
    return join(this.#folder, func, `${key}.bin`);
  }

  /** Once per session: what was left behind by old versions of functions. */
  #sweep(): void {
    if (this.#isSwept) return;
    this.#isSwept = true;
    const oldest = Date.now() - keptDays * dayMs;
    for (const func of namesIn(this.#folder)) {
      const files = filesIn(join(this.#folder, func));
      const old = files.filter(({ used }) => used < oldest);
      for (const { file } of old) removeQuietly(file);
      if (old.length === files.length) removeQuietly(join(this.#folder, func));
    }
  }
}

/** The folder for caches of this person. `DACAPO_CACHE_DIR` names another one. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  if (env["DACAPO_CACHE_DIR"]) return env["DACAPO_CACHE_DIR"];
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "dacapo", "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", "dacapo");
  return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "dacapo");
}

/** The first bytes of every file; the number is that of the format. */
const magic = Buffer.from("dacapo cache 1\n");
const digestBytes = 32;
const digest = (bytes: Buffer): Buffer => nodeCrypto().createHash("sha256").update(bytes).digest();

const sealed = (bytes: Buffer): Buffer => Buffer.concat([magic, digest(bytes), bytes]);

/** What was sealed, if it is whole and ours. */
function unsealed(file: Buffer): Buffer | undefined {
  const start = magic.length + digestBytes;
  if (file.length < start || !file.subarray(0, magic.length).equals(magic)) return undefined;
  const bytes = file.subarray(start);
  return digest(bytes).equals(file.subarray(magic.length, start)) ? bytes : undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there
  }
}

function filesIn(folder: string): { file: string; written: number; used: number }[] {
  return namesIn(folder).flatMap((name) => {
    const file = join(folder, name);
    try {
      const { mtimeMs, atimeMs } = statSync(file);
      return [{ file, written: mtimeMs, used: Math.max(mtimeMs, atimeMs) }];
    } catch {
      return []; // another session removed it just now
    }
  });
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // In use by another session, or not ours to remove: it is recognised as old later.
  }
}
