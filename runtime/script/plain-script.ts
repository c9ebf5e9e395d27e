/**
 * Scripts that are named TypeScript and hold no types. Node's stripper takes 17 MB and fifty milliseconds to load, more
 * than anything else between the command and the first picture, and it would give such a script back as it is.
 */
import { type AnyNode, parse } from "acorn";
import { walk } from "./walk.ts";

/**
 * Whether stripping the types of a source leaves it as it is: JavaScript's own grammar takes it, and it has nothing that
 * TypeScript reads otherwise. What both take and read alike but for one case: `f<T>(x)` is a call there, and two
 * comparisons here. A source with both `<` and `>` as operators is therefore left to the stripper.
 *
 * @example
 * hasNoTypes("let n = 1;"); // true
 * hasNoTypes("let n: number = 1;"); // false
 */
export function hasNoTypes(source: string): boolean {
  const tree = parseAny(source);
  if (tree === undefined) return false;
  const compared = new Set<string>();
  walk(tree, (node: AnyNode) => {
    if (node.type === "BinaryExpression") compared.add(node.operator.charAt(0));
    return undefined;
  });
  return !(compared.has("<") && compared.has(">"));
}

function parseAny(source: string): AnyNode | undefined {
  for (const sourceType of ["module", "commonjs"] as const) {
    try {
      return parse(source, { ecmaVersion: "latest", sourceType });
    } catch {
      // Types, or a mistake: the stripper tells.
    }
  }
  return undefined;
}
