/**
 * The local modules of one app: who imports whom, in which version. Node loads and caches them; this decides under
 * which URL, and so which of them are loaded anew.
 */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { hookObject } from "../script/hook-names.ts";
import { readLocalModule } from "../script/local-module.ts";
import type { ImportSite } from "../script/import-sites.ts";
import type { Positions } from "../script/positions.ts";
import type { Place, ScriptProblem } from "../script/problem.ts";
import type { Program } from "../script/program.ts";
import { isScriptName } from "../script/strip.ts";
import { jsonProblem } from "./json-problem.ts";
import { findSite, type ModuleRecord, newRecord, renew } from "./module-record.ts";
import { isLocal, pathOf, versionedPath, versionedUrl } from "./module-url.ts";
import { PackageScopes } from "./package-scope.ts";
import { readSource } from "./read-source.ts";
import { resolveFile } from "./resolve-file.ts";
import type { ScriptHooks } from "./script-hooks.ts";
import { stripper } from "./strip-types.ts";
import { TsconfigPaths } from "./tsconfig-paths.ts";

/** What takes the loading of modules back. */
export interface HookRegistration {
  deregister(): void;
}

export interface Importing {
  readonly sites: readonly ImportSite[];
  /** From offsets in a site to the file as written. */
  place(start: number, end: number): Place;
  /** Whether the name of an import is used as a value. */
  isUsed(local: string): boolean;
}

/** A script as the graph sees it: it imports, and nothing may import it. */
export interface ScriptNode {
  readonly file: string;
  /** The file after realpath. */
  readonly path: string;
  /** The local file that each specifier led to. */
  readonly targets: Map<string, string>;
  /** Its file was saved since it was read. */
  isStale: boolean;
  /** What was read last and parsed. */
  program: Program | undefined;
  /** Of what was compiled last. */
  positions: Positions | undefined;
}

export function newScriptNode(file: string, path: string): ScriptNode {
  return { file, path, targets: new Map(), isStale: true, program: undefined, positions: undefined };
}

const require = createRequire(import.meta.url);
let graphs = 0;
let lastId = 0;

export class ModuleGraph {
  readonly hooks: ScriptHooks;
  readonly scopes = new PackageScopes();
  readonly #paths = new TsconfigPaths();
  readonly #records = new Map<string, ModuleRecord>();
  readonly #scripts = new Map<string, ScriptNode>();
  readonly #problems = new WeakMap<object, ScriptProblem>();
  readonly #byId = new Map<number, ModuleRecord>();
  readonly #registration: HookRegistration;
  /** What edited code calls. */
  readonly #answers = {
    halt: (error: unknown) => this.hooks.rethrowHalt(error),
    show: (value: unknown) => this.hooks.show(value),
    done: (id: number) => this.#evaluated(id),
    at: (file: string, line: number) => this.hooks.at?.(file, line),
    require: (path: string): unknown => createRequire(path)(path),
    namespace: (): object => this.hooks.dacapo,
  };
  /** Scripts are compiled with a mark at each statement of theirs. */
  marks = false;
  readonly #isFirst = graphs++ === 0;
  /** Where its modules find "dacapo". */
  readonly dacapoUrl = `dacapo:st${graphs}`;

  /** Takes over the loading of modules in this thread, by `register`, until `dispose`. One graph at a time. */
  constructor(hooks: ScriptHooks, register: (graph: ModuleGraph) => HookRegistration) {
    this.hooks = hooks;
    this.#registration = register(this);
    Object.defineProperty(globalThis, hookObject, { configurable: true, enumerable: false, value: this.#answers });
  }

  dispose(): void {
    this.#registration.deregister();
    for (const record of this.#records.values()) forgetRequired(record);
    Reflect.deleteProperty(require.cache, this.dacapoUrl);
    if (Reflect.get(globalThis, hookObject) === this.#answers) Reflect.deleteProperty(globalThis, hookObject);
  }

  /** The local files that were read so far, without the scripts. */
  get files(): string[] {
    return [...this.#records.values()].filter(({ content }) => content !== undefined).map(({ path }) => path);
  }

  record(path: string): ModuleRecord | undefined {
    return this.#records.get(path);
  }
  script(path: string): ScriptNode | undefined {
    return this.#scripts.get(path);
  }
  addScript(script: ScriptNode): void {
    this.#scripts.set(script.path, script);
  }
  removeScript(script: ScriptNode): void {
    this.#scripts.delete(script.path);
  }

  /** Of a script or local module that was loaded, by its path or URL in any version. */
  positions(file: string): Positions | undefined {
    const path = pathOf(file);
    if (path === undefined) return undefined;
    const record = this.#records.get(path);
    if (record !== undefined) return record.positions;
    return [...this.#scripts.values()].find((script) => script.file === path || script.path === path)?.positions;
  }

  isAmong(script: ScriptNode, changed: readonly string[]): boolean {
    return changed.some((file) => file === script.file || realPath(file) === script.path);
  }

  /** Whether one of `changed` is what `scripts` were read from; of a file that nobody has read, nobody knows. */
  concerns(scripts: readonly string[], changed: readonly string[]): boolean {
    const read = new Set(scripts.flatMap((file) => [...this.#withImports(realPath(file))]));
    const isKnown = (path: string): boolean => this.#records.has(path) || this.#scripts.has(path);
    return changed.map(realPath).some((path) => read.has(path) || !isKnown(path));
  }

  /** Files that were saved: they and all that import them get a new version. Also what failed before does. */
  renew(changed: readonly string[]): void {
    const start = new Set(changed.map(realPath));
    for (const record of this.#records.values()) if (this.#isSpent(record)) start.add(record.path);
    if (start.size === 0) return;
    this.scopes.forget();
    this.#paths.forget();
    for (const script of this.#scripts.values()) if (start.has(script.path)) script.isStale = true;
    for (const path of this.#withImporters(start)) {
      const record = this.#records.get(path);
      if (record === undefined || (record.content === undefined && !record.isBroken)) continue;
      forgetRequired(record);
      if (record.content?.kind === "code") this.#byId.delete(record.content.id);
      renew(record);
    }
  }

  /** What an import of `path` failed: whatever below it was not evaluated is of no use any more. */
  markBroken(path: string): void {
    for (const below of this.#withImports(path)) {
      const record = this.#records.get(below);
      if (record !== undefined && !this.#isEvaluated(record)) record.isBroken = true;
    }
  }

  /** The local file that a specifier means without asking Node; `undefined` where only Node knows. */
  resolveLocal(specifier: string, importer: string): string | undefined {
    const found = this.#find(specifier, dirname(importer));
    if (found === undefined || !(isScriptName(found) || found.endsWith(".json"))) return undefined;
    const path = realPath(found);
    return isLocal(path) ? path : undefined;
  }

  /** Whether a specifier is a path that leads to no file at all. */
  isMissing(specifier: string, importer: string): boolean {
    return isPath(specifier) && !/[?#]/.test(specifier) && this.#find(specifier, dirname(importer)) === undefined;
  }

  #find(specifier: string, folder: string): string | undefined {
    if (/[?#]/.test(specifier)) return undefined;
    if (specifier.startsWith("file:") || isAbsolute(specifier)) {
      const path = pathOf(specifier);
      return path === undefined ? undefined : resolveFile(path);
    }
    if (isPath(specifier)) return resolveFile(resolve(folder, specifier));
    return specifier.includes(":") || specifier.startsWith("#") ? undefined : this.#paths.resolve(specifier, folder);
  }

  /** The record of a local file, remembered as what `importer` meant by `specifier`. */
  link(importer: string | undefined, specifier: string, path: string): ModuleRecord {
    if (importer !== undefined) this.importer(importer)?.targets.set(specifier, path);
    const known = this.#records.get(path);
    if (known !== undefined) return known;
    const record = newRecord(path, this.#isFirst);
    this.#records.set(path, record);
    return record;
  }

  /** What a script or module imports, and where. */
  source(path: string): Importing | undefined {
    const content = this.#records.get(path)?.content;
    return this.#scripts.get(path)?.program ?? (content?.kind === "code" ? content.module : undefined);
  }

  /** The script or module at `path`, as one that imports. */
  importer(path: string): { targets: Map<string, string> } | undefined {
    return this.#scripts.get(path) ?? this.#records.get(path);
  }

  /** Reads the current version of a module's file, once. Throws an error whose problem `problemOf` knows. */
  read(record: ModuleRecord): NonNullable<ModuleRecord["content"]> {
    if (record.content !== undefined) return record.content;
    record.isBroken = true;
    const file = readSource(record.path);
    if (!file.ok) throw this.fail(file.problem);
    const content = record.path.endsWith(".json") ? this.#readJson(record.path, file.source) : this.#readCode(record, file.source);
    record.isBroken = false;
    record.content = content;
    return content;
  }

  #readJson(path: string, text: string): { kind: "json"; text: string } {
    const problem = jsonProblem(path, text);
    if (problem !== undefined) throw this.fail(problem);
    return { kind: "json", text };
  }

  #readCode(record: ModuleRecord, source: string): NonNullable<ModuleRecord["content"]> {
    const { path, version } = record;
    const id = ++lastId;
    const url = versionedUrl(path, 0);
    const meta: Record<string, string> = version === 0 ? {} : { url, filename: path };
    const packageType = this.scopes.typeFor(path);
    const result = readLocalModule({ file: path, source, stripper, packageType }, { id, url, meta });
    if (!result.ok) throw this.fail(result.problem);
    this.#byId.set(id, record);
    record.positions = result.module.positions;
    this.#recallTargets(record, result.module.sites);
    return { kind: "code", id, module: result.module };
  }

  /**
   * `require` remembers what a specifier meant and asks nobody again. So what the last version led to still stands,
   * unless it was written out there and is no more.
   */
  #recallTargets({ targets, former }: ModuleRecord, sites: readonly ImportSite[]): void {
    for (const [specifier, path] of former?.targets ?? []) {
      const isKept = findSite(sites, specifier) !== undefined || findSite(former?.sites ?? [], specifier) === undefined;
      if (isKept && !targets.has(specifier)) targets.set(specifier, path);
    }
  }

  /** An error to throw where a problem stops the loader; `problemOf` leads back. */
  fail(problem: ScriptProblem): Error {
    const { file, line, column, message, code } = problem;
    const error = code === "syntax-error" ? new SyntaxError(`${message} (${file}:${line}:${column})`) : new Error(`${message} (${file}:${line}:${column})`);
    this.#problems.set(error, problem);
    return error;
  }

  explain(error: object, problem: ScriptProblem): void {
    if (!this.#problems.has(error)) this.#problems.set(error, problem);
  }

  problemOf(error: unknown): ScriptProblem | undefined {
    return typeof error === "object" && error !== null ? this.#problems.get(error) : undefined;
  }

  /** Whether `name` of the module at `path` may have another value later. */
  isLive(path: string, name: string, seen = new Set<string>()): boolean {
    const record = this.#records.get(path);
    if (record?.content?.kind !== "code" || seen.has(path)) return false;
    seen.add(path);
    const { live, from, stars } = record.content.module.exports;
    if (live.has(name)) return true;
    const origin = from.get(name);
    const targets = origin === undefined ? stars.map((specifier) => ({ specifier, name })) : [origin];
    return targets.some((target) => {
      const next = record.targets.get(target.specifier);
      return next !== undefined && this.isLive(next, target.name, seen);
    });
  }

  #evaluated(id: number): void {
    const record = this.#byId.get(id);
    if (record !== undefined) record.isEvaluated = true;
  }

  #isEvaluated({ content, isEvaluated, path }: ModuleRecord): boolean {
    if (content?.kind !== "code") return content !== undefined;
    return content.module.kind === "module" ? isEvaluated : require.cache[path]?.loaded === true;
  }

  /** It was read in vain: its evaluation failed, or never came because of another. One that may still be waiting is left alone. */
  #isSpent(record: ModuleRecord): boolean {
    if (record.isBroken) return true;
    if (record.content === undefined || this.#isEvaluated(record)) return false;
    return ![...this.#withImports(record.path)].some((path) => {
      const below = this.#records.get(path);
      return below?.content?.kind === "code" && below.content.module.waits && !this.#isEvaluated(below);
    });
  }

  #withImports(path: string): Set<string> {
    const found = new Set([path]);
    for (const at of found) for (const target of this.importer(at)?.targets.values() ?? []) found.add(target);
    return found;
  }

  #withImporters(paths: Set<string>): Set<string> {
    const importers = new Map<string, string[]>();
    for (const { path, targets } of this.#records.values()) {
      for (const target of targets.values()) importers.set(target, [...(importers.get(target) ?? []), path]);
    }
    const found = new Set(paths);
    for (const at of found) for (const importer of importers.get(at) ?? []) found.add(importer);
    return found;
  }
}

/** Relative to the importer. */
function isPath(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

function forgetRequired({ path, version }: ModuleRecord): void {
  Reflect.deleteProperty(require.cache, path);
  Reflect.deleteProperty(require.cache, versionedPath(path, version));
}

/** Also for a file that is not there any more. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Deleted, or not saved yet: its folder is what can be a link.
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
