/** A script as read: parsed once, and written anew as one function whenever it is compiled. */
import type { Program as Tree } from "acorn";
import { guardCatches } from "./catches.ts";
import { Edits } from "./edits.ts";
import { dropModuleSyntax } from "./exports.ts";
import type { ImportSite } from "./import-sites.ts";
import { LineIndex } from "./lines.ts";
import { showExpressions } from "./magic.ts";
import { replaceHashbang, replaceMeta, usesMetaResolve } from "./meta.ts";
import { hasTopLevelAwait, type ModuleKind, parseProgram } from "./parse.ts";
import { Positions } from "./positions.ts";
import { fileStart, type Place, placeOf, problemAt, type ScriptProblem, writtenPlace } from "./problem.ts";
import { isScriptName, isTypeScript, type Stripper, stripTypes } from "./strip.ts";
import type { SourceMap } from "./source-map.ts";
import { type Survey, survey } from "./survey.ts";
import { nestsTooDeep, unlessTooDeep } from "./too-deep.ts";

export interface SourceFile {
  file: string;
  source: string;
  stripper: Stripper;
  /** The `type` of the nearest package.json, where it has one. */
  packageType?: ModuleKind;
}

export type ReadResult = { ok: true; program: Program } | { ok: false; problem: ScriptProblem };

/** The text of one function and where its parts come from. */
export interface FunctionText {
  code: string;
  /** Characters before the script's own text on line 1. */
  head: number;
  positions: Positions;
}

export interface LiveImports {
  names: ReadonlySet<string>;
  /** `readLive` of live-references.ts, which is loaded for such imports alone: it needs the analysis of scopes. */
  edit: (ast: Tree, access: ReadonlyMap<string, string>, edits: Edits) => void;
}

/** How a script is to be written as a function. */
export interface FunctionRequest {
  live?: LiveImports;
  /** `markStatements` of marks.ts, for a script whose statements are measured. Gives what follows the last of them. */
  mark?: (program: Program, edits: Edits) => string;
}

/** What a compiled ES module script gets from its caller, in one object. */
export interface ScriptContext {
  /** `import.meta` */
  meta: object;
  /** One namespace for each of `Program#imports`. */
  namespaces: readonly unknown[];
}

interface TreeParts {
  file: string;
  code: string;
  written: LineIndex;
  ast: Tree;
  kind: ModuleKind;
  map?: SourceMap;
}

export class Program {
  readonly file: string;
  readonly kind: ModuleKind;
  readonly #code: string;
  readonly #ast: Tree;
  readonly #written: LineIndex;
  readonly #lines: LineIndex;
  readonly #map: SourceMap | undefined;
  readonly #survey: Survey;

  constructor({ file, code, written, ast, kind, map }: TreeParts) {
    this.file = file;
    this.kind = kind;
    this.#code = code;
    this.#ast = ast;
    this.#written = written;
    this.#lines = map === undefined ? written : new LineIndex(code);
    this.#map = map;
    this.#survey = survey(ast);
  }

  /** Offsets in the tree are offsets in the file: its types were blanked, not compiled. */
  get keepsOffsets(): boolean {
    return this.#map === undefined;
  }
  /** The syntax tree of the text without types. */
  get tree(): Tree {
    return this.#ast;
  }
  get sites(): readonly ImportSite[] {
    return this.#survey.sites;
  }
  /** The sites that are loaded before the script runs, in order. */
  get imports(): ImportSite[] {
    return this.#survey.sites.filter(({ kind }) => kind === "import" || kind === "export");
  }
  get usesMetaResolve(): boolean {
    return usesMetaResolve(this.#survey.metas);
  }

  /** Whether an import's name may be used as a value: in TypeScript, one that is certainly not may be a type. */
  isUsed(local: string): boolean {
    return !isTypeScript(this.file) || this.#survey.used.has(local);
  }

  /** From offsets in the tree to a place in the file as written. */
  place(start: number, end: number): Place {
    return writtenPlace(placeOf(this.#lines, start, end), this.#map, this.#written);
  }

  /** A piece of the text that the tree is of. */
  text(start: number, end: number): string {
    return this.#code.slice(start, end);
  }

  /** `live` are the imports whose value may change, by local name. */
  toFunction({ live, mark }: FunctionRequest = {}): FunctionText {
    const edits = new Edits();
    const end = mark?.(this, edits) ?? "";
    return this.kind === "module" ? this.#moduleFunction(live, edits, end) : this.#commonJsFunction(edits, end);
  }

  #moduleFunction(live: LiveImports | undefined, edits: Edits, end: string): FunctionText {
    const context = this.#freeName("$dacapo");
    const bindings = bindImports(this.imports, context, live?.names ?? new Set(), (local) => this.isUsed(local));
    dropModuleSyntax(this.#ast, this.#code, edits);
    replaceMeta(this.#survey.metas, `${context}.meta`, edits);
    live?.edit(this.#ast, bindings.live, edits);
    // The arrow inside a strict function of its own has `this` undefined, and `arguments` that give nothing away.
    // One that waits for nothing is called as it is: a promise, and its rejection by every halt, would be for nobody.
    const arrow = hasTopLevelAwait(this.#ast) ? "async()=>{" : "()=>{";
    const head = `(${context}=>(function(){"use strict";return ${arrow}${bindings.declarations}`;
    return this.#write(head, `\n${end}}})())`, edits);
  }

  #commonJsFunction(edits: Edits, end: string): FunctionText {
    return this.#write("(function(exports,require,module,__filename,__dirname){", `\n${end}})`, edits);
  }

  #write(head: string, tail: string, edits: Edits): FunctionText {
    replaceHashbang(this.#code, edits);
    const { catches, finallyBlocks, statements } = this.#survey;
    guardCatches(catches, edits);
    showExpressions(this.#ast, statements, this.#code, edits);
    const { text, map } = edits.apply(this.#code, this.#lines);
    const positions = new Positions({ lines: this.#lines, written: this.#written, edits: map, map: this.#map, finallyBlocks });
    return { code: head + text + tail, head: head.length, positions };
  }

  /** A name that the script does not contain, the same for the same script. */
  #freeName(base: string): string {
    for (let count = 0; ; count++) {
      const name = `${base}${count}`;
      if (!this.#code.includes(name)) return name;
    }
  }
}

/** Reads a script: strips its types and parses it. */
export function readProgram(script: SourceFile): ReadResult {
  return unlessTooDeep(() => readAny(script)) ?? { ok: false, problem: nestsTooDeep(script.file) };
}

function readAny({ file, source, stripper, packageType }: SourceFile): ReadResult {
  if (!isScriptName(file)) return { ok: false, problem: notAScript(file) };
  const stripped = stripTypes(source, file, stripper);
  if (!stripped.ok) return stripped;
  const { code, map } = stripped;
  const written = new LineIndex(source);
  const parsed = parseProgram(code, file, packageType);
  if (!parsed.ok) {
    const { place, text } = parsed.failure;
    return { ok: false, problem: problemAt(file, writtenPlace(place, map, written), text) };
  }
  return { ok: true, program: new Program({ file, code, written, ast: parsed.ast, kind: parsed.kind, map }) };
}

interface Bindings {
  /** Declares the names whose value cannot change. */
  declarations: string;
  /** What to read in place of each other name. */
  live: Map<string, string>;
}

function bindImports(imports: readonly ImportSite[], context: string, live: ReadonlySet<string>, isUsed: (local: string) => boolean): Bindings {
  const access = new Map<string, string>();
  const declared: string[] = [];
  imports.forEach(({ kind, names }, index) => {
    if (kind !== "import") return;
    const namespace = `${context}.namespaces[${index}]`;
    for (const { imported, local } of names) {
      if (!isUsed(local)) continue;
      const value = imported === "*" ? namespace : `${namespace}[${JSON.stringify(imported)}]`;
      if (live.has(local)) access.set(local, value);
      else declared.push(`${local}=${value}`);
    }
  });
  return { declarations: declared.length === 0 ? "" : `const ${declared.join(",")};`, live: access };
}

function notAScript(file: string): ScriptProblem {
  return problemAt(file, fileStart, {
    code: "not-a-script",
    message: "This is not a TypeScript or JavaScript file.",
    fix: "Run a file that ends in .ts, .mts, .cts, .js, .mjs or .cjs.",
  });
}
