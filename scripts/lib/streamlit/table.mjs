/** `docs/streamlit-api.md`: every function and option of Streamlit, what it is here, and the test that shows it. */
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../paths.mjs";
import { declaredFunctions } from "./declared.mjs";
import { usesInTests } from "./uses.mjs";

/**
 * @typedef {import("./declared.mjs").Declared} Declared
 * @typedef {import("./uses.mjs").Use} Use
 * @typedef {{ [section: string]: { [name: string]: string } }} Reference names of functions with those of their parameters
 * @typedef {{ [kind in "names" | "shownBy" | "states"]: { [name: string]: string } }} Differences
 * @typedef {{ streamlit: string, here: string, state: string, shownBy: string }} Row `state` is empty where nothing is known, `shownBy` where no test is found
 */

/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** @returns {Reference} */
export const readReference = () => readJson("reference.json");
/** @returns {Differences} */
export const readDifferences = () => readJson("differences.json");

/** The page as it should be: a test that it names stays as long as it shows what it is to show. */
export function streamlitApi() {
  const page = inProject("docs", "streamlit-api.md");
  return pageOf(rowsOf(readReference(), existsSync(page) ? readFileSync(page, "utf8") : ""));
}

/** @param {Reference} reference @param {string} [before] the page as it was @returns {Map<string, { name: string, rows: Row[] }[]>} */
export function rowsOf(reference, before = "") {
  const differences = readDifferences();
  const declared = declaredFunctions();
  const tests = new Tests(declared, usesInTests(), before);
  return new Map(Object.entries(reference).map(([section, functions]) => [section, Object.entries(functions).map(([name, parameters]) => ({ name, rows: rowsFor(name, parameters.split(" ").filter(Boolean), differences, declared, tests) }))]));
}

/** @param {string} name @param {string[]} parameters @param {Differences} differences @param {Map<string, Declared>} declared @param {Tests} tests @returns {Row[]} */
function rowsFor(name, parameters, { names, states, shownBy }, declared, tests) {
  const here = names[name] ?? inCamelCase(name);
  const found = declared.get(here);
  const state = states[name] ?? (found ? "same" : "");
  const isMissing = state.startsWith("not applicable");
  const first = { streamlit: `st.${name}`, here: found ? `st.${here}` : "", state, shownBy: shownBy[name] ?? tests.of(name, here) };
  const others = parameters.map((parameter) => {
    const own = names[`${name}.${parameter}`] ?? inCamelCase(parameter);
    const isOption = found?.options.has(own) === true;
    const isKnown = isOption || found?.positional.includes(own) === true;
    const said = states[`${name}.${parameter}`] ?? states[`*.${parameter}`] ?? (isKnown ? "same" : isMissing || state.startsWith("differs") ? state.replace(/:.*/, ", as above") : "");
    return { streamlit: parameter, here: isOption ? `{ ${own} }` : isKnown ? own : "", state: said, shownBy: shownBy[`${name}.${parameter}`] ?? (isOption ? tests.of(`${name}.${parameter}`, here, own) : "") };
  });
  return [first, ...others];
}

/** `st.column_config.NumberColumn` is `st.columnConfig.numberColumn`. @param {string} name */
const inCamelCase = (name) => name.replace(/^\*+/, "").replace(/_(\w)/g, (_, letter) => letter.toUpperCase()).replace(/\.([A-Z])/, (_, letter) => `.${letter.toLowerCase()}`);

/** Finds tests. Options that several functions share are declared once, and shown with any of them. */
class Tests {
  /** @param {Map<string, Declared>} declared @param {Use[]} uses @param {string} before */
  constructor(declared, uses, before) {
    this.declared = declared;
    // What says least besides says it best.
    this.uses = uses.toSorted((a, b) => areaOf(a) - areaOf(b) || a.calls.size - b.calls.size || a.size - b.size);
    this.before = citedIn(before);
  }

  /** What was cited before stays as long as it is true: another test that is added changes nothing. @param {string} row @param {string} name @param {string} [option] */
  of(row, name, option) {
    const before = this.before.get(row);
    if (before && this.#using(before.with ?? name, option).some(({ file, name }) => file === before.file && name === before.name)) return before.cell;
    const own = this.#find(name, option);
    if (own || option === undefined) return own ? cite(own) : "";
    const at = this.declared.get(name)?.options.get(option);
    for (const [other, { options }] of this.declared) {
      const shared = other !== name && options.get(option) === at ? this.#find(other, option) : undefined;
      if (shared) return `with \`${other}\`: ${cite(shared)}`;
    }
    return "";
  }

  /** @param {string} name @param {string | undefined} option */
  #using(name, option) {
    const called = calledAs(name);
    return this.uses.filter(({ file, calls }) => file.includes("column-config") === name.startsWith("columnConfig.") && (option === undefined ? calls.has(called) : calls.get(called)?.has(option)));
  }

  /** @param {string} name @param {string | undefined} option */
  #find(name, option) {
    const all = this.#using(name, option);
    const plain = all.filter(({ name }) => option !== undefined || !/%\w|refuse|missing/.test(name));
    return plain.find(({ name, around }) => option === undefined && speaksOf(calledAs(name)).test(`${around} ${name}`)) ?? plain[0] ?? all[0];
  }
}

/** What was cited for a row, by the names of the function and of the parameter. @param {string} page */
function citedIn(page) {
  /** @type {Map<string, { cell: string, with?: string, file?: string, name?: string }>} */
  const cited = new Map();
  let of = "";
  for (const [, streamlit = "", cell = "", other, file, name] of page.matchAll(/^\| `([^`]+)` \|.* \| ((?:with `([\w.]+)`: )?`([\w/-]+\.test\.ts)` \*([^*]+)\*)? \|$/gm)) {
    if (streamlit.startsWith("st.")) of = streamlit.slice(3);
    if (cell) cited.set(streamlit.startsWith("st.") ? of : `${of}.${streamlit}`, { cell, with: other, file, name });
  }
  return cited;
}

/** @param {string} name */
const calledAs = (name) => name.replace(/^columnConfig\./, "");

/** Tests of functions and of what is seen of them come before those of something else. @param {Use} use */
const areaOf = ({ file }) => (file.startsWith("st/") ? 0 : file.startsWith("view/") ? 1 : 2);

/** `text input`, `textInput` and `st.text_input` in the name of a test. @param {string} name */
const speaksOf = (name) => new RegExp(`\\b${name.replace(/[A-Z]/g, (letter) => `[ _]?${letter}`)}s?\\b`, "i");

/** @param {Use} use */
const cite = ({ file, name }) => `\`${file}\` *${name}*`;

/** @param {ReturnType<typeof rowsOf>} sections */
function pageOf(sections) {
  const all = [...sections.values()].flat();
  const options = all.reduce((sum, { rows }) => sum + rows.length - 1, 0);
  const parts = [...sections].map(([section, functions]) => `## ${section}\n\n${functions.map(({ rows }) => tableOf(rows)).join("\n")}`);
  return `# Every function and option of Streamlit, and what it is in Dacapo

Made by \`npm run docs\` from the declarations of \`st\` and from the tests: ${all.length} functions of Streamlit 1.64 with ${options} parameters. What
is declared once for several functions may be shown with one of them. How a script runs: [streamlit.md](streamlit.md).

${parts.join("\n")}`;
}

/** @param {Row[]} rows */
function tableOf([first, ...others]) {
  if (!first) return "";
  const line = (/** @type {Row} */ { streamlit, here, state, shownBy }) => `| \`${streamlit}\` | ${here && `\`${here}\``} | ${state} | ${shownBy} |`;
  return `| Streamlit | Dacapo | State | Shown by |\n| --- | --- | --- | --- |\n${[first, ...others].map(line).join("\n")}\n`;
}
