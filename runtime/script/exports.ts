/** A script's exports are evaluated, not exported: nothing imports a script. */
import type { ExportDefaultDeclaration, Program } from "acorn";
import type { Edits } from "./edits.ts";
import { endOfExpression } from "./magic.ts";

/** Takes imports and exports out of a script's text; what they declared stays. */
export function dropModuleSyntax(ast: Program, source: string, edits: Edits): void {
  for (const node of ast.body) {
    switch (node.type) {
      // The semicolon keeps the lines around from becoming one statement.
      case "ImportDeclaration":
      case "ExportAllDeclaration":
        edits.replace(node.start, node.end, ";");
        break;
      case "ExportNamedDeclaration":
        edits.replace(node.start, node.declaration?.start ?? node.end, ";");
        break;
      case "ExportDefaultDeclaration":
        dropDefault(node, source, edits);
        break;
    }
  }
}

function dropDefault(node: ExportDefaultDeclaration, source: string, edits: Edits): void {
  const { declaration } = node;
  const isNamed = "id" in declaration && Boolean(declaration.id);
  if (isNamed && declaration.type.endsWith("Declaration")) {
    edits.replace(node.start, declaration.start, ";");
    return;
  }
  edits.replace(node.start, endOfKeywords(node.start, source), ";void(");
  const end = declaration.type.endsWith("Declaration") ? declaration.end : endOfExpression(node, source);
  edits.insert(end, ");");
}

function endOfKeywords(start: number, source: string): number {
  const keywords = /export(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*default/y;
  keywords.lastIndex = start;
  return start + (keywords.exec(source)?.[0].length ?? 0);
}
