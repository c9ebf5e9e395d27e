/** `x as T` and `<T>x` tell the compiler to be quiet: each needs a `// SAFETY:` line that says why it holds. */
import ts from "typescript";
import { parse } from "./syntax.mjs";

/**
 * @param {import("./violation.mjs").SourceFile} file
 * @returns {import("./violation.mjs").Violation[]}
 */
export function assertionViolations(file) {
  const source = parse(file);
  const lines = file.text.split("\n");
  /** @type {import("./violation.mjs").Violation[]} */
  const found = [];
  /** @param {ts.Node} node @param {number} statementLine where the statement around it begins, from 0 */
  const visit = (node, statementLine) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const begins = ts.isStatement(node) || ts.isClassElement(node) || ts.isPropertyAssignment(node) ? line : statementLine;
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) {
      const end = source.getLineAndCharacterOfPosition(node.end).line;
      // The reason stands on the lines of the assertion, or in the comment right above its statement.
      const around = [...commentAbove(lines, begins), ...lines.slice(begins, end + 1)];
      if (!around.some((text) => text.includes("SAFETY:"))) {
        found.push({ file: file.path, line: end + 1, rule: "assertion", message: `\`as ${node.type.getText(source)}\` needs a // SAFETY: line that says why it holds` });
      }
    }
    ts.forEachChild(node, (child) => visit(child, begins));
  };
  visit(source, 0);
  return found;
}

/** @param {string[]} lines @param {number} before */
function commentAbove(lines, before) {
  let first = before;
  while (first > 0 && /^\s*(\/\/|\*|\/\*)/.test(lines[first - 1] ?? "")) first--;
  return lines.slice(first, before);
}
