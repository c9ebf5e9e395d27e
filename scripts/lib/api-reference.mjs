/** `docs/api.md`: every function of `st` with its doc comment, its signatures and its options, by family. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { apiFamilies, everywhere } from "./api-families.mjs";
import { Declarations } from "./option-tables.mjs";
import { inProject } from "./paths.mjs";

/** @typedef {import("./option-tables.mjs").Option} Option */
/** @typedef {{ name: string, file: string, signatures: string[], options: Option[], doc: string, example: string }} Member */

/** Interfaces that have functions of `st` as properties, because those have functions of their own. */
const withProperties = /Widgets$|^Caching$/;
/** Interfaces whose options stand once at the end, not in each table. */
const shared = [
  { title: "Options of every widget", says: "`onChange`, `labelVisibility` and `persistState` are for widgets that hold a value, `bind` for those whose value is no file.", interfaces: ["WidgetOptions", "HoldingOptions", "ValueOptions"] },
  { title: "Options of every column", says: "`disabled`, `required` and `default` are for columns that can be edited.", interfaces: ["ColumnOptions", "Aligned", "Editable"] },
];
/** @param {Option} option */
const isShared = ({ from }) => shared.some(({ interfaces }) => interfaces.includes(from));

export function apiReference() {
  const paths = globSync("runtime/{st,protocol,engine}/**/*.ts", { cwd: inProject() }).sort();
  const sources = paths.map((path) => ts.createSourceFile(path, readFileSync(inProject(path), "utf8"), ts.ScriptTarget.Latest, true));
  const declarations = new Declarations(sources);
  const functions = new Set([...readFileSync(inProject("runtime/st/dacapo.gen.ts"), "utf8").matchAll(/^export const (\w+)/gm)].map(([, name = ""]) => name));
  const interfaces = sources.filter(({ fileName }) => /runtime\/st\/[^/]+\.ts$/.test(fileName)).flatMap(({ statements }) => statements.filter(ts.isInterfaceDeclaration));
  const members = interfaces.flatMap((declaration) => membersOf(declaration, functions, declarations));
  const byFamily = Map.groupBy(members, ({ file }) => familyOf(file));
  const families = [...apiFamilies.map(([title]) => title), ...byFamily.keys()].filter((title, i, all) => all.indexOf(title) === i && byFamily.has(title));
  const parts = families.map((title) => `## ${title}\n\n${[...Map.groupBy(byFamily.get(title) ?? [], ({ name }) => name)].map(([name, group]) => entry(name, group)).join("\n")}`);
  return `${beginning([...families, ...shared.map(({ title }) => title)])}\n${parts.join("\n")}\n${sharedOptions(declarations, interfaces)}`;
}

/** @param {string} file */
const familyOf = (file) => apiFamilies.find(([, files]) => files.includes(file))?.[0] ?? file.charAt(0).toUpperCase() + file.slice(1).replaceAll("-", " ");

/** @param {readonly string[]} families */
const beginning = (families) => `# Every function of \`st\`

Made by \`npm run docs\` from the doc comments. Each is also a named export of \`dacapo\`, and most are methods of every container.
What is required is positional; the rest is one object of options, and an option marked with * in it must be given.

${families.map((title) => `[${title}](#${anchor(title)})`).join(" · ")}
`;

/** @param {string} title */
const anchor = (title) => title.toLowerCase().replaceAll(/[^a-z0-9 -]/g, "").replaceAll(" ", "-");

/** @param {string} name @param {Member[]} group */
function entry(name, group) {
  const doc = group.map((member) => member.doc).find((text) => text !== "") ?? "";
  const example = group.map((member) => member.example).find((text) => text !== "") ?? "";
  const options = [...Map.groupBy(group.flatMap((member) => member.options), (option) => option.name).values()].map(merged);
  const lines = [`### st.${name}`, "", ...(doc ? [doc, ""] : []), "```text", ...group.flatMap(({ signatures }) => signatures), "```", ""];
  return [...lines, ...(example ? ["```typescript", example, "```", ""] : []), ...table(options), ...also(options)].join("\n");
}

/** One option as several signatures have it. @param {readonly Option[]} same @returns {Option} */
function merged([first, ...others]) {
  if (first === undefined) throw new Error("a group has a first");
  const types = [...new Set([first, ...others].map(({ type }) => type))].filter((type, _, all) => !all.some((other) => other !== type && other.includes(type)));
  return { ...first, type: types.join(" | "), required: [first, ...others].every(({ required }) => required) };
}

/** @param {readonly Option[]} options */
function table(options) {
  const own = options.filter((option) => !isShared(option));
  return own.length === 0 ? [] : ["| Option | Type | |", "| --- | --- | --- |", ...own.map(row), ""];
}

/** @param {Option} option */
function row({ name, type, doc, required }) {
  const cell = /** @param {string} text */ (text) => text.replaceAll("|", "\\|");
  return `| \`${name}\`${required ? " *" : ""} | \`${cell(type)}\` | ${cell(doc || (everywhere[name] ?? ""))} |`;
}

/** @param {readonly Option[]} options */
function also(options) {
  return shared.flatMap(({ title, interfaces }) => {
    const names = options.filter(({ from }) => interfaces.includes(from)).map(({ name }) => `\`${name}\``);
    return names.length === 0 ? [] : [`Also ${names.join(", ")}: [${title.toLowerCase()}](#${anchor(title)}).`, ""];
  });
}

/** @param {Declarations} declarations @param {readonly ts.InterfaceDeclaration[]} all */
function sharedOptions(declarations, all) {
  return shared.map(({ title, says, interfaces }) => {
    const options = all.filter(({ name }) => interfaces.includes(name.text)).flatMap((declaration) => declarations.own(declaration));
    return ["", `## ${title}`, "", says, "", "| Option | Type | |", "| --- | --- | --- |", ...options.map(row), ""].join("\n");
  }).join("").replace(/^\n/, "");
}

/**
 * The functions of `st` that an interface declares.
 * @param {ts.InterfaceDeclaration} declaration @param {ReadonlySet<string>} functions @param {Declarations} declarations
 * @returns {Member[]}
 */
function membersOf(declaration, functions, declarations) {
  const isColumns = declaration.name.text === "ColumnConfigs";
  return declaration.members.flatMap((member) => {
    const name = member.name?.getText() ?? "";
    // What is no function, such as `st.sessionState`.
    const isValue = declaration.name.text === "St" && ts.isPropertySignature(member) && !functions.has(name);
    if (!isColumns && !isValue && !functions.has(name)) return [];
    const calls = ts.isMethodSignature(member) ? [member] : ts.isPropertySignature(member) && withProperties.test(declaration.name.text) ? declarations.callsOf(member) : [];
    if (calls.length === 0 && !isValue) return [];
    const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
    const example = comment?.tags?.find((tag) => tag.tagName.text === "example")?.comment;
    return {
      name: isColumns ? `columnConfig.${name}` : name,
      file: basename(declaration.getSourceFile().fileName, ".ts"),
      signatures: isValue ? [textOf(member)] : calls.map((call) => signatureOf(name, call)),
      options: calls.flatMap((call) => call.parameters).filter(isOptions).flatMap(({ type }) => (type ? declarations.optionsOf(type) : [])),
      doc: (ts.getTextOfJSDocComment(comment?.comment) ?? "").trim(),
      example: (ts.getTextOfJSDocComment(example) ?? "").trim(),
    };
  });
}

/** @param {ts.ParameterDeclaration} parameter */
const isOptions = ({ name }) => /^(options|more|config|parts|where)$/.test(name.getText());

/** @param {ts.Node} node */
const textOf = (node) => node.getText().replace(/\s+/g, " ").replace(/;$/, "");

/** @param {string} name @param {ts.SignatureDeclaration} call */
function signatureOf(name, call) {
  const text = textOf(call);
  return ts.isMethodSignature(call) ? text : `${name}${ts.isFunctionTypeNode(call) ? text.replace(/\) => /, "): ") : text}`;
}
