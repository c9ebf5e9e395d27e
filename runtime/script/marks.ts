/** Marks by which it is measured how long each statement at the top of a script takes. */
import type { Program as Tree } from "acorn";
import type { Edits } from "./edits.ts";
import { atCall } from "./hook-names.ts";
import type { Program } from "./program.ts";

/** To be the first of the edits: a mark stands before whatever else is put before its statement. Gives the mark of the end. */
export function markStatements(program: Program, edits: Edits): string {
  for (const node of program.tree.body) {
    if (isTimed(node)) edits.insert(node.start, atCall(program.file, program.place(node.start, node.end).line));
  }
  return atCall(program.file, 0);
}

/** What does something when the script comes to it. Directives have to stay the first of their function. */
function isTimed(node: Tree["body"][number]): boolean {
  if (node.type === "FunctionDeclaration" || node.type === "EmptyStatement") return false;
  if (node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration") return false;
  if (node.type === "ExportNamedDeclaration") return node.declaration?.type === "VariableDeclaration";
  return !(node.type === "ExpressionStatement" && node.directive !== undefined);
}
