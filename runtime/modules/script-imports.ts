/** Loads what a script imports before it runs: one namespace for each import, in order. */
import type { ImportSite } from "../script/import-sites.ts";
import type { Program } from "../script/program.ts";
import type { ScriptProblem } from "../script/problem.ts";
import { isTypeScript } from "../script/strip.ts";
import { importFrom } from "./compile.ts";
import { linkProblem } from "./link-problem.ts";
import type { ModuleGraph, ScriptNode } from "./module-graph.ts";
import { versionedUrl } from "./module-url.ts";
import { missingExport, moduleError, selfImport, unresolvedIn } from "./problems.ts";
import { isTypeOnly } from "./type-only.ts";

type Namespace = Readonly<Record<string, unknown>>;

export type ImportsResult =
  | { ok: true; namespaces: readonly Namespace[]; live: ReadonlySet<string> }
  | { ok: false; problem: ScriptProblem };

interface Loaded {
  /** Of a local module. */
  path: string | undefined;
  version: number;
  namespace: Namespace;
}

export class ScriptImports {
  readonly #graph: ModuleGraph;
  readonly #node: ScriptNode;
  readonly #import: ReturnType<typeof importFrom>;
  /** By specifier and type. */
  readonly #loaded = new Map<string, Loaded>();

  constructor(graph: ModuleGraph, node: ScriptNode) {
    this.#graph = graph;
    this.#node = node;
    this.#import = importFrom(node.path);
  }

  async load(program: Program): Promise<ImportsResult> {
    const sites = program.imports;
    const problem = this.#unresolved(sites);
    if (problem !== undefined) return { ok: false, problem };
    const namespaces: Namespace[] = [];
    for (const site of sites) {
      const loaded = this.#known(site) ?? (await this.#load(site, program));
      if ("problem" in loaded) return { ok: false, problem: loaded.problem };
      const missing = await this.#missing(site, loaded.namespace, program);
      if (missing !== undefined) return { ok: false, problem: missing };
      namespaces.push(loaded.namespace);
    }
    return { ok: true, namespaces, live: this.#live(sites) };
  }

  /** Whether everything that was loaded is still the current version. */
  get isCurrent(): boolean {
    return [...this.#loaded.values()].every((loaded) => this.#isCurrent(loaded));
  }

  /** Imports of files that are not there are told before anything is evaluated. */
  #unresolved(sites: readonly ImportSite[]): ScriptProblem | undefined {
    for (const { specifier } of sites) {
      const path = this.#graph.resolveLocal(specifier, this.#node.path);
      if (path === undefined) {
        const isTold = this.#graph.isMissing(specifier, this.#node.path) && !isTypeOnly(this.#graph, this.#node.path, specifier);
        if (isTold) return unresolvedIn(this.#graph, this.#node.path, specifier);
        continue;
      }
      if (this.#graph.script(path) !== undefined) return selfImport(this.#graph, this.#node.path, specifier);
      this.#graph.link(this.#node.path, specifier, path);
    }
    return undefined;
  }

  #isCurrent({ path, version }: Loaded): boolean {
    return path === undefined || this.#graph.record(path)?.version === version;
  }

  #known(site: ImportSite): Loaded | undefined {
    if (site.specifier === "dacapo") return { path: undefined, version: 0, namespace: this.#graph.hooks.dacapo };
    const loaded = this.#loaded.get(keyOf(site));
    if (loaded === undefined || !this.#isCurrent(loaded)) return undefined;
    return loaded.path === this.#node.targets.get(site.specifier) ? loaded : undefined;
  }

  async #load(site: ImportSite, program: Program): Promise<Loaded | { problem: ScriptProblem }> {
    const { specifier, type } = site;
    const target = this.#graph.resolveLocal(specifier, this.#node.path);
    const record = target === undefined ? undefined : this.#graph.record(target);
    const attributes = type === undefined && target?.endsWith(".json") ? "json" : type;
    try {
      const url = record === undefined ? specifier : versionedUrl(record.path, record.version);
      const namespace = await this.#import(url, attributes === undefined ? undefined : { with: { type: attributes } });
      const path = record?.path ?? this.#node.targets.get(specifier);
      const loaded = { path, version: path === undefined ? 0 : (this.#graph.record(path)?.version ?? 0), namespace };
      this.#loaded.set(keyOf(site), loaded);
      return loaded;
    } catch (error) {
      const path = record?.path ?? this.#node.targets.get(specifier);
      if (path !== undefined) this.#graph.markBroken(path);
      return { problem: this.#problem(site, error, program) };
    }
  }

  #problem(site: ImportSite, error: unknown, program: Program): ScriptProblem {
    const known = this.#graph.problemOf(error) ?? linkProblem(this.#graph, error);
    if (known !== undefined) return known;
    const place = program.place(site.specifierStart, site.specifierEnd);
    return moduleError(program.file, place, site.specifier, error);
  }

  /** The first name that a module does not export. In TypeScript, one that is not used as a value may be a type. */
  async #missing({ kind, names, specifier }: ImportSite, namespace: Namespace, program: Program): Promise<ScriptProblem | undefined> {
    if (kind === "export" && isTypeScript(program.file)) return undefined;
    for (const { imported, local, start, end } of names) {
      if (imported === "*" || imported in namespace || !program.isUsed(local) || !(await isReallyUsed(program, local))) continue;
      return missingExport(program.file, program.place(start, end), imported, specifier, Object.keys(namespace));
    }
    return undefined;
  }

  #live(sites: readonly ImportSite[]): Set<string> {
    const live = new Set<string>();
    for (const { kind, names, specifier } of sites) {
      const path = this.#node.targets.get(specifier);
      if (kind !== "import" || path === undefined) continue;
      for (const { imported, local } of names) if (imported !== "*" && this.#graph.isLive(path, imported)) live.add(local);
    }
    return live;
  }
}

/** A name may be used and yet mean something else everywhere, such as a parameter. */
async function isReallyUsed(program: Program, local: string): Promise<boolean> {
  if (!isTypeScript(program.file)) return true;
  const { usedImports } = await import("../script/live-references.ts");
  return usedImports(program.tree).has(local);
}

function keyOf({ specifier, type }: ImportSite): string {
  return `${type ?? ""} ${specifier}`;
}
