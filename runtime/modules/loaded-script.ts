/** One script: read when its file changed, compiled when that or its imports did, and otherwise only called. */
import { resolve } from "node:path";
import { bodyText } from "../script/call-text.ts";
import { type Program, readProgram } from "../script/program.ts";
import type { ScriptProblem } from "../script/problem.ts";
import type { AppScriptOptions, Body, LoadResult, OwnedAppScript } from "./app-script.ts";
import type { Location } from "../protocol/diagnostic.ts";
import { stateMutations } from "../script/state-mutations.ts";
import { commonJsBody, moduleBody } from "./body.ts";
import { compile } from "./compile.ts";
import { scriptMeta } from "./import-meta.ts";
import { type ModuleGraph, newScriptNode, realPath, type ScriptNode } from "./module-graph.ts";
import { createModuleGraph } from "./module-hooks.ts";
import { readSource } from "./read-source.ts";
import { ScriptImports } from "./script-imports.ts";
import { stripper } from "./strip-types.ts";

interface CompiledScript {
  program: Program;
  live: ReadonlySet<string>;
  marks: boolean;
  evaluated: unknown;
}

export class LoadedScript implements OwnedAppScript {
  readonly file: string;
  readonly #graph: ModuleGraph;
  readonly #ownsGraph: boolean;
  readonly #node: ScriptNode;
  readonly #imports: ScriptImports;
  #editorText: string | undefined;
  /** The text as it was last read. */
  #written: string | undefined;
  #problem: ScriptProblem | undefined;
  #compiled: CompiledScript | undefined;
  #result: (LoadResult & { ok: true }) | undefined;
  /** Counts loads: one that has been overtaken changes nothing any more. */
  #attempt = 0;
  #isLoading = false;

  constructor({ file, hooks, editorText, graph }: AppScriptOptions) {
    this.file = resolve(file);
    this.#ownsGraph = graph === undefined;
    this.#graph = graph ?? createModuleGraph(hooks);
    this.#editorText = editorText;
    this.#node = newScriptNode(this.file, realPath(this.file));
    this.#imports = new ScriptImports(this.#graph, this.#node);
    this.#graph.addScript(this.#node);
  }

  get files(): readonly string[] {
    return [this.file, ...this.#graph.files];
  }

  get current(): Body | undefined {
    const isCurrent = !this.#node.isStale && this.#imports.isCurrent && this.#compiled?.marks === this.#graph.marks;
    return isCurrent ? this.#result?.body : undefined;
  }

  async load(changed: readonly string[] = []): Promise<LoadResult> {
    const attempt = ++this.#attempt;
    // A load that was cut while it evaluated a module never ends; what it left half done is loaded anew.
    if (this.#isLoading) for (const path of this.#node.targets.values()) this.#graph.markBroken(path);
    this.#isLoading = true;
    try {
      return await this.#load(changed, attempt);
    } finally {
      if (attempt === this.#attempt) this.#isLoading = false;
    }
  }

  original(file: string, line: number, column: number): { line: number; column: number } {
    return this.#graph.positions(file)?.original(line, column) ?? { line, column };
  }

  isOwn(file: string): boolean {
    return this.#graph.positions(file) !== undefined;
  }

  written(file: string): string | undefined {
    if (file === this.file) return this.#written;
    const text = readSource(file);
    return text.ok ? text.source : undefined;
  }

  bodyAt(file: string, line: number, column: number): string | undefined {
    const source = this.written(file);
    const read = source === undefined ? undefined : readProgram({ file, source, stripper });
    if (source === undefined || !read?.ok) return undefined;
    const at = this.original(file, line, column);
    return bodyText(read.program, source, at.line, at.column);
  }

  stateMutations(key: string): Location[] {
    return this.files.flatMap((file) => {
      const source = this.written(file);
      if (!source?.includes(key)) return [];
      const read = readProgram({ file, source, stripper });
      return read.ok ? stateMutations(read.program, key).map((place) => ({ file, ...place })) : [];
    });
  }

  isInFinally(file: string, line: number, column: number): boolean {
    return this.#graph.positions(file)?.isInFinally(line, column) ?? false;
  }

  replaceText(text: string): void {
    this.#editorText = text;
    this.#node.isStale = true;
  }

  mark(on: boolean): void {
    this.#graph.marks = on;
  }

  dispose(): void {
    this.#graph.removeScript(this.#node);
    if (this.#ownsGraph) this.#graph.dispose();
  }

  async #load(changed: readonly string[], attempt: number): Promise<LoadResult> {
    if (changed.length > 0 && this.#graph.isAmong(this.#node, changed)) this.#editorText = undefined;
    this.#graph.renew(changed);
    if (this.current !== undefined && this.#result !== undefined) return this.#result;
    if (this.#node.isStale) this.#problem = this.#read();
    const program = this.#node.program;
    if (this.#problem !== undefined || program === undefined) return failed(this.#problem);
    this.#result = undefined;
    const imports = await this.#imports.load(program);
    if (!imports.ok) return imports;
    const problem = await this.#compile(program, imports.live);
    if (problem !== undefined) return failed(problem);
    const result = { ok: true as const, body: await this.#body(program, imports.namespaces) };
    if (attempt === this.#attempt) this.#result = result;
    return result;
  }

  /** Reads the script anew. Its last good program stays when the new text is none. */
  #read(): ScriptProblem | undefined {
    this.#result = undefined;
    const text = this.#editorText === undefined ? readSource(this.file) : { ok: true as const, source: this.#editorText };
    if (!text.ok) return text.problem;
    this.#node.isStale = false;
    this.#written = text.source;
    const read = readProgram({ file: this.file, source: text.source, stripper, packageType: this.#graph.scopes.typeFor(this.#node.path) });
    if (!read.ok) return read.problem;
    this.#node.program = read.program;
    this.#node.targets.clear();
    return undefined;
  }

  /** Compiles what was not compiled yet. */
  async #compile(program: Program, live: ReadonlySet<string>): Promise<ScriptProblem | undefined> {
    const last = this.#compiled;
    const { marks } = this.#graph;
    if (last?.program === program && last.marks === marks && isSameSet(last.live, live)) return undefined;
    const text = program.toFunction({
      ...(live.size > 0 && { live: { names: live, edit: (await import("../script/live-references.ts")).readLive } }),
      ...(marks && { mark: (await import("../script/marks.ts")).markStatements }),
    });
    const compiled = compile(text, this.file);
    if (!compiled.ok) return compiled.problem;
    this.#node.positions = text.positions;
    this.#compiled = { program, live, marks, evaluated: compiled.evaluated };
    return undefined;
  }

  async #body(program: Program, namespaces: readonly unknown[]): Promise<Body> {
    const evaluated = this.#compiled?.evaluated;
    if (program.kind === "commonjs") return commonJsBody(evaluated, this.file, this.#node.path);
    return moduleBody(evaluated, { meta: await scriptMeta(this.file, this.#node.path, program.usesMetaResolve), namespaces });
  }
}

function failed(problem: ScriptProblem | undefined): LoadResult {
  if (problem === undefined) throw new Error("A script that was not read has no problem either.");
  return { ok: false, problem };
}

function isSameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((item) => right.has(item));
}

/** Pages of one app: one script each, with one graph. Tell what `changed` to any one of them, once. */
export function createAppScript(options: AppScriptOptions): OwnedAppScript {
  return new LoadedScript(options);
}
