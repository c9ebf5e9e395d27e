/** A local module as Node gets it: without types, its `catch` clauses guarded, and told when it has been evaluated. */
import { guardCatches } from "./catches.ts";
import { Edits } from "./edits.ts";
import { commonJsExports, moduleExports, type ModuleExports } from "./export-names.ts";
import { doneCall } from "./hook-names.ts";
import type { ImportSite } from "./import-sites.ts";
import { LineIndex } from "./lines.ts";
import { replaceHashbang, replaceMetaMembers } from "./meta.ts";
import { hasTopLevelAwait, type ModuleKind, parseProgram } from "./parse.ts";
import { Positions } from "./positions.ts";
import { type Place, placeOf, problemAt, type ScriptProblem, writtenPlace } from "./problem.ts";
import type { SourceFile } from "./program.ts";
import { isTypeScript, stripTypes } from "./strip.ts";
import { survey } from "./survey.ts";
import { nestsTooDeep, unlessTooDeep } from "./too-deep.ts";

/** How Node is to know a module. */
export interface ModuleIdentity {
  /** Told to the engine at the end of the evaluation of an ES module. */
  id: number;
  /** The URL that stack traces and the debugger show. */
  url: string;
  /** Replaces what the module reads of `import.meta`, by name; empty when Node's own is right. */
  meta: Readonly<Record<string, string>>;
}

export interface LocalModule {
  kind: ModuleKind;
  code: string;
  positions: Positions;
  sites: readonly ImportSite[];
  exports: ModuleExports;
  waits: boolean;
  /** Where a site stands in the file as written. */
  place(start: number, end: number): Place;
  /** Whether an import's name is used as a value. */
  isUsed(local: string): boolean;
}

export type LocalModuleResult = { ok: true; module: LocalModule } | { ok: false; problem: ScriptProblem };

export function readLocalModule(script: SourceFile, identity: ModuleIdentity): LocalModuleResult {
  return unlessTooDeep(() => readAny(script, identity)) ?? { ok: false, problem: nestsTooDeep(script.file) };
}

function readAny({ file, source, stripper, packageType }: SourceFile, identity: ModuleIdentity): LocalModuleResult {
  const stripped = stripTypes(source, file, stripper);
  if (!stripped.ok) return stripped;
  const { code, map } = stripped;
  const written = new LineIndex(source);
  const lines = map === undefined ? written : new LineIndex(code);
  const parsed = parseProgram(code, file, packageType);
  if (!parsed.ok) return { ok: false, problem: problemAt(file, writtenPlace(parsed.failure.place, map, written), parsed.failure.text) };
  const { ast, kind } = parsed;
  const { sites, used, catches, finallyBlocks, metas } = survey(ast);
  const mayHoldTypes = isTypeScript(file);
  const edits = new Edits();
  replaceHashbang(code, edits);
  replaceMetaMembers(metas, identity.meta, edits);
  guardCatches(catches, edits);
  if (mayHoldTypes) dropUnused(code, sites, used, edits);
  const { text, map: editMap } = edits.apply(code, lines);
  return {
    ok: true,
    module: {
      kind,
      code: text + tail(kind, identity),
      positions: new Positions({ lines, written, edits: editMap, map, finallyBlocks }),
      sites,
      exports: kind === "module" ? moduleExports(ast) : commonJsExports(ast),
      waits: kind === "module" && hasTopLevelAwait(ast),
      place: (start, end) => writtenPlace(placeOf(lines, start, end), map, written),
      isUsed: (local) => !mayHoldTypes || used.has(local),
    },
  };
}

/** In TypeScript an imported name that is never used as a value may be a type, which no module exports: it goes. */
function dropUnused(code: string, sites: readonly ImportSite[], used: ReadonlySet<string>, edits: Edits): void {
  for (const { kind, names, start, specifierStart } of sites) {
    if (kind !== "import" || names.length === 0) continue;
    if (names.every(({ local }) => !used.has(local))) {
      edits.blank(start + "import".length, specifierStart);
      continue;
    }
    for (const name of names) {
      if (!used.has(name.local) && name.imported !== "*") edits.blank(name.start, endWithComma(code, name.end));
    }
  }
}

function endWithComma(code: string, end: number): number {
  const comma = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*,/y;
  comma.lastIndex = end;
  return end + (comma.exec(code)?.[0].length ?? 0);
}

function tail(kind: ModuleKind, { id, url }: ModuleIdentity): string {
  const done = kind === "module" ? `\n${doneCall(id)}` : "";
  return `${done}\n//# sourceURL=${url}`;
}
