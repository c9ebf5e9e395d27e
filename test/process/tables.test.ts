/** Large tables of real apps: sorted and searched for the page while the script computes, and given back when they go. */
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Requests } from "../../runtime/protocol/requests.ts";
import { type FakeView, startApp } from "./lib/harness.ts";
import { nodeOf, nodeVersions } from "./lib/nodes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");

/** The dataset of the table on the page. */
function datasetOn(view: FakeView): string {
  const table = view.tree.roots[0]?.children.map(({ data }) => data).find((data) => data.type === "dataframe");
  return table?.type === "dataframe" ? table.dataset : expect.fail("there is no table");
}

async function rowsOf(view: FakeView, id: number, asks: Partial<Requests["rows"]["asks"]>): Promise<Requests["rows"]["body"]> {
  const { answer } = await view.ask(id, { kind: "rows", dataset: datasetOn(view), from: 0, to: 1, ...asks });
  // The kind of the question says what the body is.
  return answer.ok && "indexes" in answer.body ? answer.body : expect.fail(answer.ok ? "another answer" : answer.reason);
}

test.each(nodeVersions)("a table is sorted, searched and read to its end while the script hangs, on Node %s", async (version) => {
  const script = `import st from "dacapo";
st.dataframe({ n: Float64Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 300_000) });
st.text("drawn");
if (st.button("Hang")) for (;;);
`;
  await using app = startApp({ childEntry, name: "app.ts", script, nodePath: await nodeOf(version) });
  const { view } = app;
  await view.shows("drawn");
  await view.has("Hang");
  view.click("Hang");
  await view.until("the click to be taken", () => view.taken.length === 1);
  expect(await rowsOf(view, 1, { sort: { column: "n", descending: true } })).toMatchObject({ total: 300_000, rows: [[299_999]] });
  expect(await rowsOf(view, 2, { search: "123456" })).toMatchObject({ total: 1, rows: [[123_456]] });
  expect(await rowsOf(view, 3, { from: 299_999, to: 300_000 })).toMatchObject({ indexes: [299_999], rows: [[(299_999 * 7919) % 300_000]] });
});

test("a table that is drawn four hundred times takes the memory of two", async () => {
  // Counted where it is asked for: what the system says about a process goes by what else the machine does.
  const script = `import st from "dacapo";
let made = 0;
globalThis.SharedArrayBuffer = class extends SharedArrayBuffer {
  constructor(bytes) {
    super(bytes);
    if (bytes >= 2_000_000) made++;
  }
};
const place = st.empty();
for (let i = 0; i < 400; i++) place.dataframe({ n: new Float64Array(250_000).fill(i) });
st.text(\`made \${made}\`);
`;
  await using app = startApp({ childEntry, name: "app.js", script });
  await app.view.until("the last text", () => app.view.texts.some((text) => text.startsWith("made")));
  expect(app.view.texts).toEqual(["made 2"]);
});

test("whoever asks for the last row of a large table as soon as it shows gets it, though it is still being copied", async () => {
  const script = `import st from "dacapo";
const n = st.button("More") ? 2 : 1;
st.dataframe({ n: Float64Array.from({ length: 4_000_000 }, (_, i) => i * n) });
st.text(\`drawn \${n}\`);
`;
  await using app = startApp({ childEntry, name: "app.ts", script });
  const { view } = app;
  await view.shows("drawn 1");
  const first = datasetOn(view);
  view.click("More");
  await view.until("the other table", () => datasetOn(view) !== first);
  expect(await rowsOf(view, 1, { from: 3_999_999, to: 4_000_000 })).toMatchObject({ total: 4_000_000, rows: [[7_999_998]] });
});

test("what a run with a large table leaves behind is collected while the app rests", async () => {
  const script = `import st from "dacapo";
if (st.button("Make")) st.dataframe({ n: Float64Array.from({ length: 5_000_000 }, (_, i) => i) });
st.text(\`\${Math.round(process.memoryUsage().arrayBuffers / 1e6)} MB\`);
st.button("Look");
`;
  await using app = startApp({ childEntry, name: "app.ts", script });
  const { view } = app;
  const held = (): number => Number.parseInt(view.texts.find((text) => text.endsWith(" MB")) ?? "", 10);
  await view.until("the first run", () => Number.isFinite(held()));
  const before = held();
  view.click("Make");
  // What the script made, and the copy of it.
  await view.until("the table", () => held() >= before + 80);
  await setTimeout(300);
  view.click("Look");
  await view.until("the memory to be free", () => held() < before + 45);
});
