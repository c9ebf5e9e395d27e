/** Magic: a pure expression that stands alone as a statement is shown, as in a notebook. */
import type { Expression, ExpressionStatement, Program } from "acorn";
import type { Edits } from "./edits.ts";
import { showOpen } from "./hook-names.ts";
import { isFunction, walk } from "./walk.ts";

const acting = new Set([
  "CallExpression",
  "NewExpression",
  "AwaitExpression",
  "YieldExpression",
  "AssignmentExpression",
  "UpdateExpression",
  "TaggedTemplateExpression",
  "ImportExpression",
  "ClassExpression",
]);

/** Does nothing in a script that begins with `"no magic"`. */
export function showExpressions(ast: Program, statements: readonly ExpressionStatement[], source: string, edits: Edits): void {
  if (saysNoMagic(ast)) return;
  for (const node of statements) {
    if (node.directive !== undefined || !isShown(node.expression)) continue;
    edits.insert(node.start, showOpen);
    edits.insert(endOfExpression(node, source), ")");
  }
}

/** Where the statement's text ends, without its semicolon but with its parentheses. */
export function endOfExpression(statement: { end: number }, source: string): number {
  return source[statement.end - 1] === ";" ? statement.end - 1 : statement.end;
}

function isShown(expression: Expression): boolean {
  if (acting.has(expression.type) || isFunction(expression)) return false;
  let pure = true;
  walk(expression, (node) => {
    if (isFunction(node)) return false;
    if (acting.has(node.type)) pure = false;
    if (node.type === "UnaryExpression" && (node.operator === "delete" || node.operator === "void")) pure = false;
    return pure;
  });
  return pure;
}

function saysNoMagic(ast: Program): boolean {
  for (const node of ast.body) {
    if (node.type === "ImportDeclaration") continue;
    if (!isText(node)) return false;
    if (node.expression.type === "Literal" && node.expression.value === "no magic") return true;
  }
  return false;
}

const isText = (node: Program["body"][number]): node is ExpressionStatement =>
  node.type === "ExpressionStatement" && node.expression.type === "Literal" && typeof node.expression.value === "string";
