/** What the docs say of the code, made from the code: tables of the manifest, and every function with its doc comment. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { inProject } from "./paths.mjs";

/** @param {string} path */
const read = (path) => readFileSync(inProject(path), "utf8");
/** @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The generated parts of the project's pages, by path. */
export function generatedDocs() {
  const manifest = JSON.parse(read("package.json"));
  /** @type {Record<string, string>} */
  const names = JSON.parse(read("package.nls.json"));
  const text = /** @param {string} key */ (key) => names[key.replaceAll("%", "")] ?? key;
  const readme = between(between(read("README.md"), "settings", settingsTable(manifest, text)), "commands", commandsTable(manifest, text));
  return { "README.md": readme, "docs/api.md": apiReference() };
}

/** @param {string} page @param {string} name @param {string} content */
export function between(page, name, content) {
  const pattern = new RegExp(`(<!-- ${name}: .*-->\n)[^]*?(<!-- end of ${name} -->)`);
  if (!pattern.test(page)) throw new Error(`the page has no place for ${name}`);
  return page.replace(pattern, (_, begin, end) => `${begin}\n${content}\n${end}`);
}

/** @param {{ contributes: { configuration: { properties: Record<string, { markdownDescription: string, default: unknown }> } } }} manifest @param {(key: string) => string} text */
export function settingsTable(manifest, text) {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([name, { markdownDescription, default: value }]) => `| \`${name}\` | ${cell(text(markdownDescription))} | \`${JSON.stringify(value)}\` |`);
  return `| Setting | What it does | Default |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** Those that the palette offers. @param {any} manifest @param {(key: string) => string} text */
export function commandsTable({ contributes }, text) {
  const hidden = new Set(contributes.menus.commandPalette.flatMap((/** @type {{ command: string, when: string }} */ item) => (item.when === "false" ? item.command : [])));
  const keys = new Map(contributes.keybindings.map((/** @type {{ command: string, key: string }} */ { command, key }) => [command, key]));
  const rows = contributes.commands
    .filter((/** @type {{ command: string }} */ { command }) => !hidden.has(command))
    .map((/** @type {{ command: string, title: string, category: string }} */ { command, title, category }) => `| ${category}: ${text(title)} | \`${command}\` | ${keys.has(command) ? `\`${keys.get(command)}\`` : ""} |`);
  return `| Command | Id | Key |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** Every function of `st` with its signatures and its doc comment, by the file that declares it. */
function apiReference() {
  const functions = new Set([...read("runtime/st/dacapo.gen.ts").matchAll(/^export const (\w+)/gm)].map(([, name]) => name));
  const families = readdirSync(inProject("runtime/st")).filter((file) => file.endsWith(".ts") && file !== "dacapo.gen.ts").sort().flatMap((file) => {
    const members = membersOf(join("runtime/st", file)).filter(({ name }) => functions.has(name));
    return members.length === 0 ? [] : [{ file, members }];
  });
  const parts = families.map(({ file, members }) => `## ${file.replace(/\.ts$/, "").replaceAll("-", " ")}\n\n${[...Map.groupBy(members, ({ name }) => name)].map(([name, group]) => entry(name, group)).join("\n")}`);
  return `# Every function of \`st\`\n\nMade by \`npm run docs\` from the doc comments. Each is also a named export of \`dacapo\`, and most are methods of every container.\n\n${parts.join("\n")}`;
}

/** @typedef {{ name: string, signature: string, doc: string, example: string }} Member */

/** @param {string} name @param {Member[]} group */
function entry(name, group) {
  const doc = group.map((member) => member.doc).find((text) => text !== "") ?? "";
  const example = group.map((member) => member.example).find((text) => text !== "") ?? "";
  return [`### st.${name}`, "", ...(doc ? [doc, ""] : []), "```text", ...group.map(({ signature }) => signature), "```", "", ...(example ? ["```typescript", example, "```", ""] : [])].join("\n");
}

/** Interfaces that have functions of `st` as properties, because those have functions of their own. */
const withProperties = /Widgets$|^Caching$/;

/** The functions in the interfaces of a file. @param {string} path @returns {Member[]} */
function membersOf(path) {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) => members.filter((member) => ts.isMethodSignature(member) || (ts.isPropertySignature(member) && withProperties.test(name.text)))).map((member) => {
    const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
    const example = comment?.tags?.find((tag) => tag.tagName.text === "example")?.comment;
    return {
      name: member.name?.getText() ?? "",
      signature: member.getText().replace(/\s+/g, " ").replace(/;$/, ""),
      doc: (ts.getTextOfJSDocComment(comment?.comment) ?? "").trim(),
      example: (ts.getTextOfJSDocComment(example) ?? "").trim(),
    };
  });
}
