/**
 * The two lists that follow from the sources, as files that nobody edits and git does not keep: which component draws what,
 * and every function of `st` as a named export. Adding an element touches its protocol, its family and its component;
 * these see the rest.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import ts from "typescript";
import { parse } from "./check/syntax.mjs";
import { inProject } from "./paths.mjs";

const header = "// Made by the build from the files beside it (scripts/lib/generate.mjs). Not to be edited.\n";

/** Writes what has changed. @returns {void} */
export function generate() {
  write("webview/elements/components.gen.ts", componentsModule(findComponents(nodeTypes(read("runtime/protocol/element.ts")))));
  write("runtime/st/dacapo.gen.ts", exportsModule(membersOf("St", interfacesIn("runtime/st"))));
}

/** @param {string} path */
const read = (path) => readFileSync(inProject(path), "utf8");

/** A file that stays as it is keeps its time: nothing is built anew for it. @param {string} path @param {string} text */
function write(path, text) {
  if (!existsSync(inProject(path)) || read(path) !== text) writeFileSync(inProject(path), text);
}

// --- which component draws what

/**
 * @typedef {object} Drawing
 * @property {string} name of the component
 * @property {string} from the module, as `webview/elements` names it
 * @property {string[]} types the nodes that it draws
 * @property {boolean} isChunk loaded when the first of them is drawn
 */

/** The types of nodes that the protocol names. @param {string} source that of `element.ts` */
export function nodeTypes(source) {
  const tree = parse({ path: "element.ts", text: source });
  const names = tree.statements.flatMap((one) => (ts.isInterfaceDeclaration(one) && ["Elements", "Blocks"].includes(one.name.text) ? one.members.map((member) => nameOf(member, tree)) : []));
  return new Set(names);
}

/**
 * A component beside its like is in the first load; one in a folder of its own name is a chunk. It draws the types that
 * its props name (`DataOf<"title" | "header">`); without them, the type of its name.
 * @param {Set<string>} types
 * @returns {Drawing[]}
 */
function findComponents(types) {
  return ["elements", "blocks"].flatMap((area) => readdirSync(inProject("webview", area), { withFileTypes: true }).flatMap((entry) => {
    const name = entry.isDirectory() ? pascal(entry.name) : entry.name.replace(/\.svelte$/, "");
    const file = entry.isDirectory() ? `${entry.name}/${name}.svelte` : entry.name;
    const path = `webview/${area}/${file}`;
    if (!file.endsWith(".svelte") || !existsSync(inProject(path))) return [];
    const drawn = drawnBy(name, read(path)).filter((type) => types.has(type));
    return drawn.length === 0 ? [] : [{ name, from: `${area === "elements" ? "./" : "../blocks/"}${file}`, types: drawn, isChunk: entry.isDirectory() }];
  }));
}

/** @param {string} name @param {string} source */
export function drawnBy(name, source) {
  const [, named] = /\bDataOf<([^>]+)>/.exec(source) ?? [];
  const own = name.charAt(0).toLowerCase() + name.slice(1);
  return named === undefined ? [own] : [...named.matchAll(/"(\w+)"/g)].map(([, type = ""]) => type);
}

/** `data-editor` → `DataEditor`. @param {string} folder */
const pascal = (folder) => folder.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** @param {Drawing[]} drawings */
export function componentsModule(drawings) {
  const first = drawings.filter((one) => !one.isChunk);
  const later = drawings.filter((one) => one.isChunk);
  return `${header}import type { Drawn } from "./drawing.ts";
${first.map(({ name, from }) => `import ${name} from "${from}";`).join("\n")}

/** Components of the first load, by the type of node that they draw. */
export const components = {
${first.flatMap(({ name, types }) => types.map((type) => `  ${type}: ${name},`)).join("\n")}
};

/** Components that are loaded when they are first drawn. */
export const chunks = {
${later.flatMap(({ from, types }) => types.map((type) => `  ${type}: () => import("${from}"),`)).join("\n")}
};

({ ...components, ...chunks }) satisfies Drawn;
`;
}

// --- the functions of st

/** @param {string} folder @returns {Map<string, { declaration: ts.InterfaceDeclaration, source: ts.SourceFile }>} */
function interfacesIn(folder) {
  const found = new Map();
  for (const file of readdirSync(inProject(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".gen.ts"))) {
    const source = parse({ path: file, text: read(`${folder}/${file}`) });
    for (const one of source.statements) if (ts.isInterfaceDeclaration(one)) found.set(one.name.text, { declaration: one, source });
  }
  return found;
}

/**
 * The functions of an interface and of those that it extends, with their doc comments. What is `readonly` is an object that
 * may be another one in every run: it is reached through `st` alone.
 * @param {string} name
 * @param {Map<string, { declaration: ts.InterfaceDeclaration, source: ts.SourceFile }>} interfaces
 * @returns {Map<string, string>}
 */
function membersOf(name, interfaces) {
  /** @type {Map<string, string>} */
  const members = new Map();
  const one = interfaces.get(name);
  if (!one) return members;
  const { declaration, source } = one;
  for (const member of declaration.members.filter(isFunction)) {
    const method = nameOf(member, source);
    if (!members.has(method)) members.set(method, docOf(member, source));
  }
  for (const parent of declaration.heritageClauses?.flatMap((clause) => clause.types) ?? []) {
    for (const [method, doc] of membersOf(parent.expression.getText(source), interfaces)) if (!members.has(method)) members.set(method, doc);
  }
  return members;
}

/** @param {ts.TypeElement} member */
const isFunction = (member) => ts.isMethodSignature(member) || (ts.isPropertySignature(member) && !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword));

/** The comment above a member, as it is written, without its indent. @param {ts.Node} node @param {ts.SourceFile} source */
function docOf(node, source) {
  const last = ts.getLeadingCommentRanges(source.text, node.getFullStart())?.at(-1);
  const text = last ? source.text.slice(last.pos, last.end) : "";
  return text.startsWith("/**") ? `${text.replaceAll(/\n {2}/g, "\n")}\n` : "";
}

/** @param {Map<string, string>} members */
function exportsModule(members) {
  const lines = [...members].map(([name, doc]) => `${doc}export const ${name}: St["${name}"] = functions.${name};`);
  return `${header}import { functions, type St } from "./st.ts";

export { default } from "./st.ts";
export type * from "./st.ts";

${lines.join("\n\n")}
`;
}

/** @param {ts.TypeElement} member @param {ts.SourceFile} source */
const nameOf = (member, source) => member.name?.getText(source) ?? "";
