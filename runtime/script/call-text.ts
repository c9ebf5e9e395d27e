/** The text of a function that stands in a call, as the person wrote it: types, comments and all. */
import type { CallExpression, Expression, SpreadElement } from "acorn";
import { LineIndex } from "./lines.ts";
import type { Program } from "./program.ts";
import { walk } from "./walk.ts";

/**
 * The inside of the function that is the last argument of the call at a position, without the indentation that its lines share.
 * `source` is the text that `program` was read from. Undefined when there is no such call, or when the text was rewritten on its way.
 */
export function bodyText(program: Program, source: string, line: number, column: number): string | undefined {
  const at = new LineIndex(source).offset(line, column);
  const body = findCall(program, at)?.arguments.at(-1);
  const range = body && insideOf(body);
  // Where only types were taken out, every other character stands where it stood.
  if (!range || program.text(0, Infinity).length !== source.length) return undefined;
  return dedent(source.slice(...range));
}

/** The call that V8 means by a position: it names the function that is called, or the member of an object. */
function findCall(program: Program, at: number): CallExpression | undefined {
  let found: CallExpression | undefined;
  walk(program.tree, (node) => {
    if (node.type !== "CallExpression") return;
    const { callee } = node;
    const named = callee.type === "MemberExpression" ? callee.property : callee;
    if (named.start === at || node.start === at) found = node;
  });
  return found;
}

function insideOf(argument: Expression | SpreadElement): [start: number, end: number] | undefined {
  if (argument.type !== "ArrowFunctionExpression" && argument.type !== "FunctionExpression") return undefined;
  const { body } = argument;
  return body.type === "BlockStatement" ? [body.start + 1, body.end - 1] : [body.start, body.end];
}

/** Indentation that the first line has not, because it begins after the brace, counts for the others alone. */
function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const isEmpty = (line: string): boolean => line.trim() === "";
  const [first = "", ...rest] = lines;
  const indents = (isEmpty(first) ? rest : lines.slice(1)).filter((line) => !isEmpty(line)).map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
  return [first.trim(), ...rest.map((line) => (isEmpty(line) ? "" : line.slice(shared)))].join("\n").replace(/^\n+/, "").trimEnd();
}
