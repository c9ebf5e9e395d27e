/** Which expressions are `st`, its containers and its functions, whatever they are called in the script. */
import type { AnyNode, CallExpression, Expression, Pattern, Super } from "acorn";
import { nameOf } from "../import-sites.ts";
import { isFunction } from "../walk.ts";
import type { Binding, Bindings } from "./bindings.ts";
import { literalValue } from "./options.ts";
import { containerLists, containers } from "./vocabulary.ts";

/** What tells widgets apart that say the same: the area of the page, or the form. `unknown`: a form whose key is not written out. */
export type Area = "main" | "sidebar" | "bottom" | "unknown" | `form ${string}`;

/** Something to draw into. `here` is the container whose body is running. */
export interface Drawer {
  kind: "st" | "container" | "list" | "state";
  area: "here" | Area;
}

export interface StCall {
  /** The name in `st`: `button`, `rerun`, … */
  name: string;
  drawer: Drawer;
}

const st: Drawer = { kind: "st", area: "here" };

export class Names {
  readonly #bindings: Bindings;

  constructor(bindings: Bindings) {
    this.#bindings = bindings;
  }

  /** The function of `st` that a call's callee is. */
  callee(node: Expression | Super): StCall | undefined {
    if (node.type === "Identifier") {
      const name = this.#memberName(this.#bindings.at(node.start));
      return name === undefined ? undefined : { name, drawer: st };
    }
    if (node.type !== "MemberExpression") return undefined;
    const name = propertyName(node);
    const drawer = name === undefined ? undefined : this.drawer(node.object);
    return name === undefined || drawer === undefined || drawer.kind === "list" || drawer.kind === "state" ? undefined : { name, drawer };
  }

  isState(node: Expression | Super): boolean {
    return this.drawer(node)?.kind === "state";
  }

  /** What a value is, if it is anything of Dacapo's. */
  drawer(node: Expression | Super): Drawer | undefined {
    switch (node.type) {
      case "Identifier":
        return this.#boundDrawer(this.#bindings.at(node.start));
      case "AwaitExpression":
        return this.drawer(node.argument);
      case "MemberExpression":
        return this.#member(node);
      case "CallExpression": {
        const [first] = node.arguments;
        if (node.callee.type === "Identifier" && node.callee.name === "require") return first?.type === "Literal" && first.value === "dacapo" ? st : undefined;
        return this.#container(node);
      }
      default:
        return undefined;
    }
  }

  #member(node: Expression & { type: "MemberExpression" }): Drawer | undefined {
    const owner = this.drawer(node.object);
    if (owner?.kind === "list") return node.computed ? { kind: "container", area: owner.area } : undefined;
    return owner?.kind === "st" ? memberOfSt(propertyName(node)) : undefined;
  }

  /** Where the content of a container stands that is made in `area`. */
  areaInside<A extends Drawer["area"]>(name: string, { arguments: [key] }: CallExpression, area: A): A | Area {
    if (name !== "form") return area;
    const value = key === undefined || key.type === "SpreadElement" ? undefined : literalValue(key, this.#bindings);
    return typeof value === "string" ? `form ${value}` : "unknown";
  }

  #container(node: CallExpression): Drawer | undefined {
    const call = this.callee(node.callee);
    if (call === undefined || !containers.has(call.name)) return undefined;
    return { kind: containerLists.has(call.name) ? "list" : "container", area: this.areaInside(call.name, node, call.drawer.area) };
  }

  #boundDrawer(binding: Binding | undefined): Drawer | undefined {
    if (binding === undefined || !binding.isConstant) return undefined;
    const imported = this.#importedName(binding);
    if (imported !== undefined) return imported === "default" || imported === "*" ? st : memberOfSt(imported);
    if (binding.kind === "parameter") return this.#bodyParameter(binding.node);
    if (binding.node.type !== "VariableDeclarator" || !binding.node.init) return undefined;
    const { id, init } = binding.node;
    const value = this.drawer(init);
    if (id.type === "Identifier") return value;
    if (id.type === "ArrayPattern") return value?.kind === "list" ? { kind: "container", area: value.area } : undefined;
    return value?.kind === "st" ? memberOfSt(keyOf(id, binding.name)) : undefined;
  }

  /** A container hands itself to its body. */
  #bodyParameter(node: AnyNode): Drawer | undefined {
    if (!isFunction(node)) return undefined;
    const call = this.#bindings.parent(node);
    return call?.type === "CallExpression" ? this.#container(call) : undefined;
  }

  /** The name that an identifier has in `st`: a named import, or taken apart from it. */
  #memberName(binding: Binding | undefined): string | undefined {
    if (binding === undefined || !binding.isConstant) return undefined;
    const imported = this.#importedName(binding);
    if (imported !== undefined) return imported === "default" || imported === "*" ? undefined : imported;
    if (binding.node.type !== "VariableDeclarator" || !binding.node.init || binding.node.id.type !== "ObjectPattern") return undefined;
    return this.drawer(binding.node.init)?.kind === "st" ? keyOf(binding.node.id, binding.name) : undefined;
  }

  #importedName({ node }: Binding): string | undefined {
    const declaration = this.#bindings.parent(node);
    if (declaration?.type !== "ImportDeclaration" || declaration.source.value !== "dacapo") return undefined;
    if (node.type === "ImportDefaultSpecifier") return "default";
    if (node.type === "ImportNamespaceSpecifier") return "*";
    return node.type === "ImportSpecifier" ? nameOf(node.imported) : undefined;
  }
}

function memberOfSt(name: string | undefined): Drawer | undefined {
  if (name === "default") return st;
  if (name === "sessionState") return { kind: "state", area: "here" };
  return name === "sidebar" || name === "bottom" ? { kind: "container", area: name } : undefined;
}

/** The name of a property that is written out. */
export function propertyName({ property, computed }: Expression & { type: "MemberExpression" }): string | undefined {
  if (property.type === "Identifier") return computed ? undefined : property.name;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

/** The key under which an object pattern takes `local` out. */
function keyOf(pattern: Pattern, local: string): string | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed || property.value.type !== "Identifier" || property.value.name !== local) continue;
    if (property.key.type === "Identifier" || property.key.type === "Literal") return nameOf(property.key);
  }
  return undefined;
}
