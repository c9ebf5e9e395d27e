/** What a module exports, as far as its text tells. */
import type { AnyNode, Expression, ObjectExpression, Pattern, Program } from "acorn";
import { nameOf } from "./import-sites.ts";
import { reassignedNames } from "./used-names.ts";
import { walk } from "./walk.ts";

export interface ModuleExports {
  /** Exports whose value may change after the module was evaluated. */
  live: ReadonlySet<string>;
  /** Exports that come from another module: the name here, the specifier and the name there. */
  from: ReadonlyMap<string, { specifier: string; name: string }>;
  /** `export * from`, or in CommonJS `module.exports = require(…)`. */
  stars: readonly string[];
  /** CommonJS: the names that the text assigns. */
  names: ReadonlySet<string>;
}

export function moduleExports(ast: Program): ModuleExports {
  const live = new Set<string>();
  const from = new Map<string, { specifier: string; name: string }>();
  const stars: string[] = [];
  const changed = reassignedNames(ast);
  const imported = importedBindings(ast);
  for (const node of ast.body) {
    if (node.type === "ExportAllDeclaration" && !node.exported) stars.push(String(node.source.value));
    if (node.type !== "ExportNamedDeclaration") continue;
    for (const name of declaredNames(node.declaration)) if (changed.has(name)) live.add(name);
    for (const { local, exported } of node.specifiers) {
      const origin = node.source ? { specifier: String(node.source.value), name: nameOf(local) } : imported.get(nameOf(local));
      if (origin !== undefined) from.set(nameOf(exported), origin);
      else if (changed.has(nameOf(local))) live.add(nameOf(exported));
    }
  }
  return { live, from, stars, names: new Set() };
}

/** Finds `exports.a = …`, `module.exports = { a }`, `Object.defineProperty(exports, "a", …)` and what is passed on whole. */
export function commonJsExports(ast: Program): ModuleExports {
  const names = new Set<string>();
  const stars: string[] = [];
  walk(ast, (node) => {
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") noteAssignment(node.left, node.right, names, stars);
    if (node.type !== "CallExpression") return;
    const [target, key] = node.arguments;
    if (node.callee.type === "MemberExpression" && propertyName(node.callee) === "defineProperty" && target !== undefined && isExports(target)) {
      if (key?.type === "Literal" && typeof key.value === "string") names.add(key.value);
    }
    const star = node.callee.type === "Identifier" && node.callee.name === "__exportStar" ? requiredBy(target) : undefined;
    if (star !== undefined) stars.push(star);
  });
  return { live: new Set(), from: new Map(), stars, names };
}

function noteAssignment(left: AnyNode & { type: "MemberExpression" }, right: Expression, names: Set<string>, stars: string[]): void {
  if (isExports(left)) {
    const whole = requiredBy(right);
    if (whole !== undefined) stars.push(whole);
    if (right.type === "ObjectExpression") noteProperties(right, names, stars);
    return;
  }
  const name = propertyName(left);
  if (isExports(left.object) && name !== undefined) names.add(name);
}

function noteProperties({ properties }: ObjectExpression, names: Set<string>, stars: string[]): void {
  for (const property of properties) {
    if (property.type === "SpreadElement") {
      const spread = requiredBy(property.argument);
      if (spread !== undefined) stars.push(spread);
    } else if (!property.computed && (property.key.type === "Identifier" || property.key.type === "Literal")) names.add(nameOf(property.key));
  }
}

function isExports(node: AnyNode): boolean {
  if (node.type === "Identifier") return node.name === "exports";
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return false;
  return node.object.name === "module" && propertyName(node) === "exports";
}

function propertyName({ property, computed }: AnyNode & { type: "MemberExpression" }): string | undefined {
  if (property.type === "Identifier") return computed ? undefined : property.name;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

function requiredBy(node: AnyNode | undefined): string | undefined {
  if (node?.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") return undefined;
  const [first] = node.arguments;
  return first?.type === "Literal" && typeof first.value === "string" ? first.value : undefined;
}

function importedBindings(ast: Program): Map<string, { specifier: string; name: string }> {
  const found = new Map<string, { specifier: string; name: string }>();
  for (const node of ast.body) {
    if (node.type !== "ImportDeclaration") continue;
    for (const specifier of node.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") continue;
      const name = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "default";
      found.set(specifier.local.name, { specifier: String(node.source.value), name });
    }
  }
  return found;
}

function declaredNames(declaration: AnyNode | null | undefined): string[] {
  if (declaration?.type === "VariableDeclaration") return declaration.declarations.flatMap(({ id }) => boundNames(id));
  if (declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration") return declaration.id ? [declaration.id.name] : [];
  return [];
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => boundNames(property.type === "RestElement" ? property.argument : property.value));
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    case "MemberExpression":
      return [];
  }
}
