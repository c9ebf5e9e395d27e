/** Read a log: levels at a glance, a filter, and the lines that arrive while you look. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import st from "dacapo";

const levels = ["error", "warn", "info", "debug"] as const;
type Level = (typeof levels)[number];
interface Entry { time: string; level: Level; message: string }

function parse(line: string): Entry | undefined {
  const [, time, level, message] = /^(\S+) (ERROR|WARN|INFO|DEBUG) (.*)$/.exec(line) ?? [];
  const known = levels.find((name) => name === level?.toLowerCase());
  return time !== undefined && message !== undefined && known ? { time, level: known, message } : undefined;
}

st.title("Log viewer");
const [where, find] = st.columns(2);
const file = resolve(import.meta.dirname, where.textInput("File", { value: "data/server.log" }));
const text = find.textInput("Find", { placeholder: "a word, or /a pattern/" });
const chosen = st.pills("Levels", levels, { selectionMode: "multi", default: ["error", "warn", "info"] });
if (!existsSync(file)) {
  st.warning(`There is no file \`${file}\`.`);
  st.stop();
}

/** What is between slashes is a pattern, all else is a word. */
function matcher(): (message: string) => boolean {
  const pattern = /^\/(.+)\/$/.exec(text)?.[1];
  if (pattern === undefined) return (message) => message.toLowerCase().includes(text.toLowerCase());
  try {
    const expression = new RegExp(pattern, "i");
    return (message) => expression.test(message);
  } catch (error) {
    st.warning(error instanceof Error ? error.message : String(error));
    return () => true;
  }
}
const matches = matcher();

// The file is read again every two seconds: this part of the page alone runs for it.
const lines = st.fragment(() => {
  const entries = readFileSync(file, "utf8").split("\n").flatMap((line) => parse(line) ?? []);
  const count = (level: Level): number => entries.filter((entry) => entry.level === level).length;
  st.columns(4).forEach((place, i) => {
    const level = levels[i] ?? "info";
    place.metric(level, count(level), { border: true });
  });
  const perMinute = Map.groupBy(entries, ({ time }) => time.slice(11, 16));
  st.barChart([...perMinute].flatMap(([minute, group]) => levels.map((level) => ({ minute, level, lines: group.filter((entry) => entry.level === level).length }))), { x: "minute", y: "lines", color: "level", height: 180 });

  const shown = entries.filter((entry) => chosen.includes(entry.level) && matches(entry.message));
  st.dataframe(shown.toReversed(), { hideIndex: true, height: 280, columnConfig: { message: st.columnConfig.textColumn({ width: "large" }) } });
  st.caption(`${shown.length} of ${entries.length} lines, the newest first`);
}, { runEvery: "2s" });
lines();
