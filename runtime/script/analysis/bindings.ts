/** What each name in a program is bound to, and what stands around each node. */
import type { AnyNode, Program } from "acorn";
import { analyze } from "eslint-scope";
import type { ModuleKind } from "../parse.ts";
import { walk } from "../walk.ts";

export interface Binding {
  readonly name: string;
  readonly kind: "import" | "variable" | "function" | "parameter" | "other";
  /** The import specifier, declarator or function. */
  readonly node: AnyNode;
  /** Nothing is assigned to it but its initial value. */
  readonly isConstant: boolean;
  /** Where it is used, by offset. */
  readonly uses: readonly number[];
}

export class Bindings {
  readonly #byUse = new Map<number, Binding>();
  readonly #parents = new Map<AnyNode, AnyNode>();

  constructor(ast: Program, kind: ModuleKind) {
    walk(ast, (node, parent) => {
      node.range = [node.start, node.end];
      if (parent !== undefined) this.#parents.set(node, parent);
    });
    // SAFETY: acorn's tree is an ESTree program, which is what the analysis takes.
    const tree = ast as Parameters<typeof analyze>[0];
    const { scopes } = analyze(tree, { ecmaVersion: 2025, sourceType: kind === "module" ? "module" : "commonjs" });
    for (const { variables } of scopes) for (const variable of variables) this.#add(variable);
  }

  /** By the offset of an identifier that is used. */
  at(offset: number): Binding | undefined {
    return this.#byUse.get(offset);
  }

  parent(node: AnyNode): AnyNode | undefined {
    return this.#parents.get(node);
  }

  #add(variable: ReturnType<typeof analyze>["scopes"][number]["variables"][number]): void {
    const [definition] = variable.defs;
    if (definition === undefined) return;
    const binding: Binding = {
      name: variable.name,
      kind: kinds[definition.type] ?? "other",
      // SAFETY: the analysis hands back the nodes that it was given, which are acorn's.
      node: definition.node as AnyNode,
      isConstant: variable.defs.length === 1 && variable.references.every((reference) => !reference.isWrite() || reference.init === true),
      uses: variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier.range?.[0] ?? -1),
    };
    for (const { identifier } of variable.references) if (identifier.range) this.#byUse.set(identifier.range[0], binding);
  }
}

const kinds: Partial<Record<string, Binding["kind"]>> = {
  ImportBinding: "import",
  Variable: "variable",
  FunctionName: "function",
  Parameter: "parameter",
};
