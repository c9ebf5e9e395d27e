/** Which test uses which function of `st`, and with which options: read from the tests' own text. */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";
import { inProject } from "../paths.mjs";

/** @typedef {{ file: string, name: string, around: string, size: number, calls: Map<string, Set<string>> }} Use a test, and the options of each function that it calls */

/** Tests of something else that happen to use everything. */
const besides = /^(?:st\/bad-options|gallery|fuzz|corpus|types|docs|examples|check|scripts|vscode)\b/;

/** @returns {Use[]} */
export function usesInTests() {
  const files = readdirSync(inProject("test"), { recursive: true, encoding: "utf8" }).map((file) => file.split(sep).join("/"));
  return files.filter((file) => file.endsWith(".test.ts") && !besides.test(file)).sort().flatMap((file) => usesIn(file, readFileSync(join(inProject("test"), file), "utf8")));
}

/** @param {string} file @param {string} text @returns {Use[]} */
export function usesIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const shared = sharedIn(source);
  /** @type {Use[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node, /** @type {string} */ around) => {
    const called = ts.isCallExpression(node) ? calleeOf(node) : undefined;
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    const name = first && ts.isStringLiteralLike(first) ? first.getText().slice(1, -1) : undefined;
    if ((called === "it" || called === "test") && name !== undefined) {
      // A name that is made of parameters alone says less than what stands around it.
      const shown = /[a-z]{2}/i.test(name.replaceAll(/%\w/g, "")) ? name : around;
      if (shown !== "" && !/[*|\n]/.test(shown)) found.push({ file, name: shown, around, size: node.getWidth(), calls: callsIn(node, shared) });
    } else {
      ts.forEachChild(node, (child) => visit(child, called === "describe" && name !== undefined ? name : around));
    }
  };
  visit(source, "");
  return found;
}

/** `it` of `it(…)`, `it.each([…])(…)` and `it.each<T>([…])(…)`. @param {ts.CallExpression} call */
function calleeOf(call) {
  /** @type {ts.Expression} */
  let callee = call.expression;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) ? callee.text : undefined;
}

/** What the tests of a file share: constants and functions at its top. @param {ts.SourceFile} source @returns {Map<string, ts.Node>} */
function sharedIn(source) {
  const constants = /** @type {(readonly [string, ts.Node])[]} */ (source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations.map((declaration) => [declaration.name.getText(), declaration])));
  const functions = /** @type {(readonly [string, ts.Node])[]} */ (source.statements.filter(ts.isFunctionDeclaration).map((declaration) => [declaration.name?.text ?? "", declaration]));
  return new Map([...constants, ...functions]);
}

/** Calls of a script's text, and elements as a view is given them. @param {ts.Node} node @param {Map<string, ts.Node>} shared */
function callsIn(node, shared) {
  /** @type {Map<string, Set<string>>} */
  const calls = new Map();
  const add = (/** @type {string} */ name, /** @type {Iterable<string>} */ options) => calls.set(name, new Set([...(calls.get(name) ?? []), ...options]));
  const seen = new Set([node]);
  const visit = (/** @type {ts.Node} */ inner) => {
    if (ts.isObjectLiteralExpression(inner)) {
      const type = inner.properties.flatMap((property) => (ts.isPropertyAssignment(property) && property.name.getText() === "type" && ts.isStringLiteral(property.initializer) ? property.initializer.text : []))[0];
      if (type !== undefined) add(type, inner.properties.map((property) => property.name?.getText() ?? ""));
    }
    const used = ts.isIdentifier(inner) ? shared.get(inner.text) : undefined;
    if (used) seen.add(used);
    ts.forEachChild(inner, visit);
  };
  for (const part of seen) {
    const text = part.getText();
    for (const [, name = ""] of text.matchAll(/\bst\.(\w+)/g)) add(name, []);
    for (const match of text.matchAll(/\b(\w+)(?:<[^<>()]*>)?\(/g)) add(match[1] ?? "", optionsAfter(text, match.index + match[0].length));
    visit(part);
  }
  return calls;
}

/** Names in the braces that a call passes itself, not in those of what is called inside. @param {string} text @param {number} start behind the parenthesis */
function optionsAfter(text, start) {
  let open = "";
  let own = "";
  for (let i = start; i < text.length && i < start + 4000; i++) {
    const char = text.charAt(i);
    if (char === "\\") i++;
    else if (char === '"' || char === "'" || (char === "`" && open !== "")) i = closing(text, i);
    else if (char === ")" && open === "") break;
    else if ("({[".includes(char)) open += char;
    else if (")}]".includes(char)) open = open.slice(0, -1);
    if (open === "{") own += char;
  }
  return [...own.matchAll(/(?<=^|[{,]\s*)(\w+)\s*(?=[:,({}]|$)/g)].map(([, name = ""]) => name);
}

/** Where the text that begins at `from` ends; `from` where it does not. @param {string} text @param {number} from */
function closing(text, from) {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === text[from]) return i;
    else if (text[i] === "\n" && text[from] !== "`") return from;
  }
  return from;
}
