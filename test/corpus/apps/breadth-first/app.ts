import st from "dacapo";

const links: Record<string, string[]> = { a: ["b", "c"], b: ["d"], c: ["d", "e"], d: ["f"], e: ["f"], f: [] };

st.sessionState.queue ??= ["a"];
st.sessionState.seen ??= new Set<string>();
const queue = st.sessionState.queue as string[];
const seen = st.sessionState.seen as Set<string>;

st.title("Crawler");
const node = queue.shift();
if (node !== undefined) {
  seen.add(node);
  queue.push(...(links[node] ?? []).filter((next) => !seen.has(next)));
  st.rerun();
}
st.write(`Reached: ${[...seen].join(", ")}`);
