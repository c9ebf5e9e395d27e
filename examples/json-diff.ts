/** What differs between two JSON documents, as a list of paths. */
import st from "dacapo";

type Change = { path: string; change: "added" | "removed" | "changed"; before: unknown; after: unknown };
const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function* differences(before: unknown, after: unknown, path = "$"): Generator<Change> {
  if (Object.is(before, after)) return;
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    yield { path, change: "changed", before, after };
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = Array.isArray(before) ? `${path}[${key}]` : `${path}.${key}`;
    if (!(key in before)) yield { path: at, change: "added", before: undefined, after: after[key] };
    else if (!(key in after)) yield { path: at, change: "removed", before: before[key], after: undefined };
    else yield* differences(before[key], after[key], at);
  }
}

const first = { name: "lamp", price: 49, stock: { berlin: 3, oslo: 0 }, tags: ["light", "new"] };
const second = { name: "lamp", price: 45, stock: { berlin: 3, lima: 12 }, tags: ["light", "sale"], note: "last pieces" };

st.setPageConfig({ layout: "wide", pageTitle: "JSON diff" });
st.title("JSON diff");
const [left, right] = st.columns(2);

function read(label: string, place: typeof left, value: unknown): unknown {
  const text = place.textArea(label, { value: JSON.stringify(value, null, 2), height: 260 });
  try {
    return JSON.parse(text);
  } catch (error) {
    place.error(error instanceof Error ? error.message : String(error));
    return st.stop();
  }
}
const before = read("Before", left, first);
const after = read("After", right, second);

const changes = [...differences(before, after)];
if (changes.length === 0) {
  st.success("Both are the same.");
  st.stop();
}
const kinds = ["added", "removed", "changed"] as const;
const kind = st.segmentedControl("Show", ["all", ...kinds], { default: "all", formatFunc: (name) => (name === "all" ? `all ${changes.length}` : `${name} ${changes.filter(({ change }) => change === name).length}`) });
const written = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));
st.table(changes.filter(({ change }) => kind === null || kind === "all" || change === kind).map((change) => ({ path: change.path, change: change.change, before: written(change.before), after: written(change.after) })));
