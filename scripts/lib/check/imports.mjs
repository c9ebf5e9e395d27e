/** Which modules a source names, and where. */
import ts from "typescript";
import { parse } from "./syntax.mjs";

/**
 * @typedef {object} Import
 * @property {string} specifier
 * @property {number} line from 1
 * @property {boolean} isType it leaves no trace at run time
 */

/**
 * The imports of a script or of a component, in order: static, dynamic, re-exports, types and `new URL(…, import.meta.url)`.
 * @param {import("./violation.mjs").SourceFile} file
 * @returns {Import[]}
 */
export function importsOf({ path, text }) {
  const source = parse({ path, text });
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node | undefined} name @param {boolean} isType */
  const note = (name, isType) => {
    if (name && ts.isStringLiteralLike(name)) found.push({ specifier: name.text, line: source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1, isType });
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isImportCall(node)) note(node.arguments[0], false);
    else if (ts.isNewExpression(node) && isUrlBesideModule(node, source)) note(node.arguments?.[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {ts.ImportClause | undefined} clause */
function isTypeOnly(clause) {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

/** `import("x")` or `require("x")`. @param {ts.CallExpression} call */
function isImportCall(call) {
  return call.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(call.expression) && call.expression.text === "require");
}

/** `new URL("./x.ts", import.meta.url)`: how a worker names its file. @param {ts.NewExpression} node @param {ts.SourceFile} source */
function isUrlBesideModule(node, source) {
  const [first, second] = node.arguments ?? [];
  return first !== undefined && ts.isStringLiteralLike(first) && /\.[mc]?[jt]s$/.test(first.text) && second?.getText(source) === "import.meta.url";
}
