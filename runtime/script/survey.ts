/** One walk over a program that gathers what the edits look at. */
import type { AnyNode, CatchClause, ExpressionStatement, MetaProperty, Program } from "acorn";
import { type ImportSite, siteOf } from "./import-sites.ts";
import { isUse } from "./used-names.ts";
import { walk } from "./walk.ts";

export interface Survey {
  /** In the order in which they stand. */
  sites: ImportSite[];
  catches: CatchClause[];
  finallyBlocks: Range[];
  statements: ExpressionStatement[];
  /** Each `import.meta`, with what stands around it. */
  metas: { node: MetaProperty; parent: AnyNode | undefined }[];
  /**
   * The names that are used as a value anywhere, whatever they are bound to. An import that is missing here is certainly
   * unused: in TypeScript, a type.
   */
  used: Set<string>;
}

export interface Range {
  start: number;
  end: number;
}

export function survey(ast: Program): Survey {
  const found: Survey = { sites: [], catches: [], finallyBlocks: [], statements: [], metas: [], used: new Set() };
  walk(ast, (node, parent) => {
    note(node, parent, found);
    return node.type !== "ImportDeclaration";
  });
  return found;
}

function note(node: AnyNode, parent: AnyNode | undefined, found: Survey): void {
  switch (node.type) {
    case "Identifier":
      if (isUse(node, parent)) found.used.add(node.name);
      break;
    case "ExpressionStatement":
      found.statements.push(node);
      break;
    case "CatchClause":
      found.catches.push(node);
      break;
    case "TryStatement":
      if (node.finalizer) found.finallyBlocks.push({ start: node.finalizer.start, end: node.finalizer.end });
      break;
    case "MetaProperty":
      if (node.meta.name === "import") found.metas.push({ node, parent });
      break;
    default: {
      const site = siteOf(node);
      if (site !== undefined) found.sites.push(site);
    }
  }
}
