/** The table of `docs/coming-from-streamlit.md`: a row for every function of Streamlit, with how it is called here and what differs. */
import { declaredFunctions } from "./declared.mjs";
import { readDifferences, readReference, rowsOf } from "./table.mjs";

/** @typedef {import("./declared.mjs").Declared} Declared */

/** @param {string} reference the page of every function: its headings are what the rows lead to */
export function functionsTable(reference) {
  const declared = declaredFunctions();
  const { states } = readDifferences();
  const headings = new Set([...reference.matchAll(/^### st\.([\w.]+)$/gm)].map(([, name]) => name));
  return [...rowsOf(readReference())].map(([section, functions]) => {
    const rows = functions.flatMap(({ name, rows: [first, ...options] }) => {
      if (!first) return [];
      const here = first.here.replace("st.", "");
      // What goes for every function (`*.args`) is said above the tables.
      const differing = options.flatMap(({ streamlit }) => {
        const said = states[`${name}.${streamlit}`];
        return said === undefined ? [] : [`\`${streamlit}\`: ${saidOf(said)}`];
      });
      const notes = [saidOf(first.state), ...differing].filter((note) => note !== "");
      return [`| \`${first.streamlit}\` | ${isThere(first.state) ? callOf(here, declared.get(here), headings) : "not there"} | ${notes.join("; ")} |`];
    });
    return `### ${section}\n\n| Streamlit | Dacapo | What differs |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  }).join("\n");
}

/** `differs: how` is how; `same` is nothing to be told. @param {string} state */
const saidOf = (state) => /^(same|differs|not applicable)(?:: )?(.*)$/s.exec(state)?.[2] ?? "";

/** @param {string} state */
const isThere = (state) => !state.startsWith("not applicable");

/** `st.slider(label, { … })`, leading to where it is told. @param {string} name @param {Declared | undefined} found @param {Set<string | undefined>} headings */
function callOf(name, found, headings) {
  if (!found) return "";
  const call = `\`st.${name}${found.call ? `(${found.call.join(", ")})` : ""}\``;
  return headings.has(name) ? `[${call}](api.md#st${name.replace(".", "").toLowerCase()})` : call;
}
