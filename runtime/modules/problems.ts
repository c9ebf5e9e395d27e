/** What keeps a script's imports from loading, said on the line of the import. */
import { existsSync, readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, parse, resolve } from "node:path";
import { fileStart, type Place, problemAt, type ProblemText, type ScriptProblem } from "../script/problem.ts";
import { isScriptName } from "../script/strip.ts";
import type { ModuleGraph } from "./module-graph.ts";
import { nearest } from "./nearest.ts";
import { readIfThere } from "./package-scope.ts";
import { packageName } from "./type-only.ts";

/** An import that leads nowhere, in a script or module of the graph. */
export function unresolvedIn(graph: ModuleGraph, importer: string, specifier: string): ScriptProblem | undefined {
  const place = placeOfSpecifier(graph, importer, specifier);
  return place === undefined ? undefined : problemAt(importer, place, unresolvedText(specifier, dirname(importer)));
}

export function selfImport(graph: ModuleGraph, importer: string, specifier: string): ScriptProblem {
  return problemAt(importer, placeOfSpecifier(graph, importer, specifier) ?? fileStart, {
    code: "self-import",
    message: `"${specifier}" is the app itself, which runs from the top each time and exports nothing.`,
    fix: "Move what is shared to a file of its own and import that.",
  });
}

export function missingExport(file: string, place: Place, name: string, specifier: string, names: Iterable<string>): ScriptProblem {
  const near = nearest(name, names);
  const isDefault = name === "default";
  return problemAt(file, place, {
    code: "missing-export",
    message: isDefault ? `"${specifier}" has no default export.` : `"${specifier}" has no export named \`${name}\`.`,
    fix: near !== undefined ? `Did you mean \`${near}\`?` : isDefault ? "Import its names in braces." : "Export it there, or correct the name.",
  });
}

export function moduleError(file: string, place: Place, specifier: string, error: unknown): ScriptProblem {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const text: ProblemText = { code: "module-error", message: `"${specifier}" failed while it was loaded: ${said}`, fix: "Correct the module, or catch the error in it." };
  return { ...problemAt(file, place, text), error };
}

function placeOfSpecifier(graph: ModuleGraph, importer: string, specifier: string): Place | undefined {
  const source = graph.source(importer);
  const site = source?.sites.find((candidate) => candidate.specifier === specifier);
  return site === undefined ? undefined : source?.place(site.specifierStart, site.specifierEnd);
}

function unresolvedText(specifier: string, folder: string): ProblemText {
  const isPath = /^(?:\.|\/|file:)/.test(specifier);
  const message = isPath ? `"${specifier}" does not exist.` : `The package "${packageName(specifier)}" is not installed.`;
  return { code: "unresolved-import", message, fix: isPath ? pathFix(specifier, folder) : packageFix(specifier, folder) };
}

function pathFix(specifier: string, folder: string): string {
  const wanted = resolve(folder, specifier);
  const names = scriptsIn(dirname(wanted));
  const { name } = parse(wanted);
  const stem = nearest(name, names.map((other) => parse(other).name));
  const near = names.find((other) => parse(other).name === name) ?? names.find((other) => parse(other).name === stem);
  return near === undefined ? "Create the file, or correct the path." : `Did you mean "${specifier.slice(0, specifier.lastIndexOf("/") + 1)}${near}"?`;
}

function scriptsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => isScriptName(name) || name.endsWith(".json"));
}

function packageFix(specifier: string, folder: string): string {
  const name = packageName(specifier);
  if (specifier.startsWith("node:")) return "This Node has no such module.";
  const beside = [".ts", ".js", ".mts", ".mjs"].map((end) => specifier + end).find((file) => existsSync(join(folder, file)));
  if (beside !== undefined || existsSync(join(folder, specifier))) return `Did you mean "./${beside ?? specifier}"?`;
  if (specifier.startsWith("#") || specifier.startsWith("@/") || specifier.startsWith("~")) return "Add it to `paths` in tsconfig.json, or correct it.";
  if (isListed(name, folder)) return "Run `npm install`: package.json lists it.";
  return isBuiltin(name.toLowerCase()) ? `Did you mean "node:${name.toLowerCase()}"?` : `Run \`npm install ${name}\`.`;
}

function isListed(name: string, folder: string): boolean {
  const text = readIfThere(join(folder, "package.json"));
  if (text !== undefined) return text.includes(`"${name}"`);
  return dirname(folder) !== folder && isListed(name, dirname(folder));
}
