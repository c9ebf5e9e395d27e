/** Explore a CSV file: choose columns, narrow the rows down, look at them as a chart and as a table. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import st from "dacapo";
import { parseCsv } from "./lib/csv.ts";

const load = st.cacheData((file: string) => parseCsv(readFileSync(file, "utf8")));

st.title("Explore a CSV");
const name = st.textInput("File", { value: "data/coffee.csv", help: "A path that begins beside this script, or an absolute one." });
const file = resolve(import.meta.dirname, name);
if (!existsSync(file)) {
  st.warning(`There is no file \`${file}\`.`);
  st.stop();
}

const rows = load(file);
const columns = Object.keys(rows[0] ?? {});
const isNumber = (column: string): boolean => typeof rows[0]?.[column] === "number";
const numbers = columns.filter(isNumber);
const texts = columns.filter((column) => !isNumber(column));

st.sidebar.header("Filter");
let shown = rows;
for (const column of texts) {
  const values = [...new Set(rows.map((row) => row[column]))].sort();
  if (values.length > 12) continue;
  const chosen = st.sidebar.multiselect(column, values, { default: values, key: `only ${column}` });
  shown = shown.filter((row) => chosen.includes(row[column] ?? ""));
}
if (shown.length === 0) {
  st.info("No row is left. Choose more on the left.");
  st.stop();
}

st.columns(Math.min(4, numbers.length + 1)).forEach((place, i) => {
  const column = numbers[i - 1];
  if (column === undefined) {
    place.metric("rows", shown.length, { delta: shown.length === rows.length ? null : `${shown.length - rows.length}`, deltaColor: "off" });
    return;
  }
  const total = shown.reduce((sum, row) => sum + Number(row[column]), 0);
  place.metric(`mean ${column}`, total / shown.length, { format: { maximumFractionDigits: 1 } });
});

const [left, right] = st.columns(2);
const by = left.selectbox("Group by", texts);
const what = right.selectbox("Show the mean of", numbers);
if (by !== null && what !== null) {
  const groups = Map.groupBy(shown, (row) => String(row[by]));
  st.barChart([...groups].map(([name, group]) => ({ [by]: name, [what]: group.reduce((sum, row) => sum + Number(row[what]), 0) / group.length })), { x: by, y: what });
}

st.dataframe(shown, { height: 260 });
