import { parse, type Program } from "acorn";
import { LineIndex } from "./lines.ts";
import { placeOf, type ProblemText, type Place } from "./problem.ts";
import { plainMessage, tokenEnd } from "./syntax-message.ts";
import { isFunction, walk } from "./walk.ts";

export type ModuleKind = "module" | "commonjs";

export interface SyntaxFailure {
  text: ProblemText;
  /** In the text that was parsed. */
  place: Place;
}

export type Parsed = { ok: true; ast: Program; kind: ModuleKind } | { ok: false; failure: SyntaxFailure };

/** `packageType` is the `type` of the nearest package.json, where it has one. */
export function parseProgram(code: string, file: string, packageType?: ModuleKind): Parsed {
  const named = /\.m[jt]s$/i.test(file) ? "module" : /\.c[jt]s$/i.test(file) ? "commonjs" : undefined;
  if (named === "commonjs") return parseCommonJs(code);
  if (named === "module" || packageType === "module") return attempt(code, "module");
  const asModule = attempt(code, "module");
  if (asModule.ok) return hasModuleSyntax(asModule.ast) ? asModule : { ...asModule, kind: "commonjs" };
  const asCommonJs = attempt(code, "commonjs");
  return asCommonJs.ok ? asCommonJs : asModule;
}

/** Whether evaluating the program waits: `await` outside of any function. */
export function hasTopLevelAwait(ast: Program): boolean {
  let found = false;
  walk(ast, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await)) found = true;
    if (node.type === "VariableDeclaration" && node.kind === "await using") found = true;
    return undefined;
  });
  return found;
}

function hasModuleSyntax(ast: Program): boolean {
  if (ast.body.some((node) => node.type.startsWith("Import") || node.type.startsWith("Export"))) return true;
  let found = false;
  walk(ast, (node) => {
    if (node.type === "MetaProperty" && node.meta.name === "import") found = true;
    return !found;
  });
  return found || hasTopLevelAwait(ast);
}

function parseCommonJs(code: string): Parsed {
  const parsed = attempt(code, "commonjs");
  if (parsed.ok || !/belong at the top of a module|import\.meta/.test(parsed.failure.text.message)) return parsed;
  const fix = "Name the file `.ts`, `.mts` or `.mjs`, or use `require` and `exports`.";
  return { ok: false, failure: { ...parsed.failure, text: { code: "syntax-error", message: "A CommonJS file cannot use `import` and `export`.", fix } } };
}

function attempt(code: string, kind: ModuleKind): Parsed {
  try {
    return { ok: true, kind, ast: parse(code, { ecmaVersion: "latest", sourceType: kind }) };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    return { ok: false, failure: failureAt(code, error.message, error.pos) };
  }
}

function failureAt(code: string, said: string, at: number): SyntaxFailure {
  const place = placeOf(new LineIndex(code), at, tokenEnd(code, at));
  if (said.startsWith("Unexpected character '@'")) {
    return { place, text: { code: "unsupported-syntax", message: "Decorators are not supported.", fix: "Call the function on the class instead." } };
  }
  return { place, text: { code: "syntax-error", message: plainMessage(said, code, at), fix: "Correct the syntax." } };
}
