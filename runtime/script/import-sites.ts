/** Where a file names other files: its imports, re-exports, `import("…")` and `require("…")`. */
import type { AnyNode, ExportAllDeclaration, ExportNamedDeclaration, Identifier, ImportAttribute, ImportDeclaration, Literal } from "acorn";

export interface ImportedName {
  /** The module's name for it; `*` is the whole namespace. */
  imported: string;
  /** The name in this file; for a re-export the name it is exported as. */
  local: string;
  start: number;
  end: number;
}

export interface ImportSite {
  kind: "import" | "export" | "dynamic" | "require";
  specifier: string;
  /** `with { type: "json" }` */
  type?: string;
  names: ImportedName[];
  /** The whole statement or call, and the quoted specifier in it. */
  start: number;
  end: number;
  specifierStart: number;
  specifierEnd: number;
}

/** The site that a node is, if it is one. */
export function siteOf(node: AnyNode): ImportSite | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return declared("import", node, node.source, node.attributes, importedNames(node));
    case "ExportNamedDeclaration":
      return node.source ? declared("export", node, node.source, node.attributes, reexportedNames(node)) : undefined;
    case "ExportAllDeclaration":
      return declared("export", node, node.source, node.attributes, starName(node));
    case "ImportExpression":
      return node.source.type === "Literal" ? declared("dynamic", node, node.source, [], []) : undefined;
    case "CallExpression": {
      const [first] = node.arguments;
      const isRequire = node.callee.type === "Identifier" && node.callee.name === "require" && node.arguments.length === 1;
      return isRequire && first?.type === "Literal" ? declared("require", node, first, [], []) : undefined;
    }
    default:
      return undefined;
  }
}

function declared(
  kind: ImportSite["kind"],
  { start, end }: AnyNode,
  source: Literal,
  attributes: ImportAttribute[],
  names: ImportedName[],
): ImportSite | undefined {
  if (typeof source.value !== "string") return undefined;
  const type = attributes.find((attribute) => nameOf(attribute.key) === "type")?.value.value;
  return {
    kind,
    specifier: source.value,
    ...(typeof type === "string" ? { type } : {}),
    names,
    start,
    end,
    specifierStart: source.start,
    specifierEnd: source.end,
  };
}

function importedNames(node: ImportDeclaration): ImportedName[] {
  return node.specifiers.map((specifier) => {
    const { start, end, local } = specifier;
    if (specifier.type === "ImportSpecifier") return { imported: nameOf(specifier.imported), local: local.name, start, end };
    return { imported: specifier.type === "ImportDefaultSpecifier" ? "default" : "*", local: local.name, start, end };
  });
}

function reexportedNames(node: ExportNamedDeclaration): ImportedName[] {
  return node.specifiers.map(({ local, exported, start, end }) => ({ imported: nameOf(local), local: nameOf(exported), start, end }));
}

function starName(node: ExportAllDeclaration): ImportedName[] {
  if (!node.exported) return [];
  return [{ imported: "*", local: nameOf(node.exported), start: node.exported.start, end: node.exported.end }];
}

/** An export or import name may be written as a string. */
export function nameOf(node: Identifier | Literal): string {
  return node.type === "Identifier" ? node.name : String(node.value);
}
