/** The figures of the README: those that `docs/performance.md` and `docs/loops.md` have, so that there is one truth. */

/** What is measured, the row of the page it stands in, and the command that measures it. */
const measured = [
  { says: "A click, two runs of the script, the changed page", row: /^W1 click.*at rest/, only: "w1" },
  { says: "A save, the changed page", row: /^W8 save.*script/, only: "w8" },
  { says: "1,000 × `st.rerun()` in a row", row: /^W4 /, only: "w4" },
  { says: "A table of 1,000,000 rows is sorted", row: /^W5b.*sorted/, only: "w5b" },
  { says: "From `dacapo run` to the first content", row: /^W9 command → first content/, only: "w9" },
  { says: "Memory of a small app", row: /^W10 memory/, only: "w10" },
];

/** @param {string} performance `docs/performance.md` @param {string} loops `docs/loops.md` */
export function readmeFigures(performance, loops) {
  const rows = tableRows(performance);
  const speed = measured.map(({ says, row, only }) => line(says, found(rows, row)[1] ?? "", `npm run bench -- --only ${only}`));
  // The table of counts is the second that names W3.
  const counts = rows.findLast(([name = ""]) => name.startsWith("W3 ")) ?? [];
  const sent = line("One text of 1,000 elements changes", `${counts[1]} text set, ${counts[4]} frame of ${counts[5]} bytes`, "npm run bench -- --only w3");
  const [, precision = "", recall = ""] = found(tableRows(loops), /^loop$/);
  const told = [line("Loops found in scripts that no rule was made for", recall, "npm test -- unit test/corpus"), line("Of those that were called loops, are loops", precision, "npm test -- unit test/corpus")];
  return ["| | | measured by |", "| --- | --- | --- |", ...speed.slice(0, 3), sent, ...speed.slice(3), ...told, ""].join("\n");
}

/** @param {string} says @param {string} figure @param {string} command */
const line = (says, figure, command) => `| ${says} | **${figure.replace("/s", "a second")}** | \`${command}\` |`;

/** @param {string} page */
const tableRows = (page) => page.split("\n").filter((text) => text.startsWith("|")).map((text) => text.split("|").slice(1, -1).map((cell) => cell.trim()));

/** @param {readonly string[][]} rows @param {RegExp} name */
function found(rows, name) {
  const row = rows.find(([first = ""]) => name.test(first));
  if (!row) throw new Error(`no table has a row ${name}`);
  return row;
}
