/** What the docs say of the code, made from the code: tables of the manifest, and every function with its doc comment. */
import { readFileSync } from "node:fs";
import { apiReference } from "./api-reference.mjs";
import { inProject } from "./paths.mjs";
import { readmeFigures } from "./readme-figures.mjs";
import { functionsTable } from "./streamlit/coming-from.mjs";
import { streamlitApi } from "./streamlit/table.mjs";

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
  const figures = readmeFigures(read("docs/performance.md"), read("docs/loops.md"));
  const readme = between(between(between(read("README.md"), "settings", settingsTable(manifest, text)), "commands", commandsTable(manifest, text)), "figures", figures);
  const api = apiReference();
  const comingFrom = between(read("docs/coming-from-streamlit.md"), "functions", functionsTable(api));
  return { "README.md": readme, "docs/api.md": api, "docs/streamlit-api.md": streamlitApi(), "docs/coming-from-streamlit.md": comingFrom };
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
