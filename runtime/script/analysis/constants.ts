import type { Expression } from "acorn";
import type { Bindings } from "./bindings.ts";

/** Whether an expression is always true or always false; `undefined` when it depends. */
export function constantTruth(node: Expression, bindings: Bindings): boolean | undefined {
  switch (node.type) {
    case "Literal":
      return Boolean(node.bigint === undefined ? node.value : node.value ?? true);
    case "UnaryExpression": {
      const truth = node.operator === "!" ? constantTruth(node.argument, bindings) : undefined;
      return truth === undefined ? undefined : !truth;
    }
    case "LogicalExpression": {
      const left = constantTruth(node.left, bindings);
      if (node.operator === "&&") return left === false ? false : left === true ? constantTruth(node.right, bindings) : undefined;
      if (node.operator === "||") return left === true ? true : left === false ? constantTruth(node.right, bindings) : undefined;
      return undefined;
    }
    case "Identifier": {
      const binding = bindings.at(node.start);
      if (binding?.node.type !== "VariableDeclarator" || !binding.isConstant || binding.node.id.type !== "Identifier") return undefined;
      const { init } = binding.node;
      return init?.type === "Literal" ? constantTruth(init, bindings) : undefined;
    }
    default:
      return undefined;
  }
}
