/** The parameters of a function, read from its text. Pure. */
import { type AnyNode, type Node, parseExpressionAt, type Pattern } from "acorn";

export interface Parameters {
  /** By position; undefined for one that is taken apart (`{ a, b }`), which has no name. */
  names: readonly (string | undefined)[];
  /** The last one takes all the rest. */
  rest: boolean;
}

/** Empty when the text does not say (built-in and bound functions). */
export function parametersOf(text: string): Parameters {
  for (const candidate of [`(${text})`, `({${text}})`]) {
    const found = paramsIn(candidate);
    if (!found) continue;
    return { names: found.map((pattern) => nameOf(pattern)), rest: found.at(-1)?.type === "RestElement" };
  }
  return { names: [], rest: false };
}

/** The name of the parameter that takes argument `index`. */
export function parameterAt({ names, rest }: Parameters, index: number): string | undefined {
  return rest && index >= names.length ? names.at(-1) : names[index];
}

function paramsIn(text: string): readonly Pattern[] | undefined {
  try {
    const node: Node = parseExpressionAt(text, 1, { ecmaVersion: "latest", sourceType: "module", allowAwaitOutsideFunction: true, allowSuperOutsideMethod: true });
    return functionIn(node)?.params;
  } catch {
    return undefined; // `[native code]`, or a method, which is no expression
  }
}

function functionIn(node: Node): { params: readonly Pattern[] } | undefined {
  // SAFETY: every node that acorn makes is one of `AnyNode`; only the fields of those named are read.
  const known = node as AnyNode;
  if (known.type === "FunctionExpression" || known.type === "ArrowFunctionExpression") return known;
  if (known.type !== "ObjectExpression") return undefined;
  const [method] = known.properties;
  return method?.type === "Property" ? functionIn(method.value) : undefined;
}

function nameOf(pattern: Pattern): string | undefined {
  switch (pattern.type) {
    case "Identifier":
      return pattern.name;
    case "AssignmentPattern":
      return nameOf(pattern.left);
    case "RestElement":
      return nameOf(pattern.argument);
    default:
      return undefined;
  }
}
