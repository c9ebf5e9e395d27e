import { describe, expect, it } from "vitest";
import { currentEngine } from "../../runtime/engine/current.ts";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, page } from "../engine/lib/app.ts";

/** `at value` of every element. */
const places = (app: AppTest): string[] => app.elements.map((e) => `${e.at} ${String(e.value)}`);

describe("addresses", () => {
  it("count containers and elements, root by root: main, sidebar, event, bottom", async () => {
    const app = await appOf(`
st.bottom.text("d");
st.sidebar.text("c");
st.text("a");
st.columns(2)[1].container().text("b");
`).run();
    expect(places(app)).toEqual(["main/0 a", "main/1/1/0/0 b", "sidebar/0 c", "bottom/0 d"]);
  });

  it("are taken when a container is made, not when it is filled", async () => {
    const app = await appOf(`
const top = st.container();
st.text("below");
top.text("above");
top.text("above too");
`).run();
    expect(places(app)).toEqual(["main/0/0 above", "main/0/1 above too", "main/1 below"]);
  });

  it("of placeholders hold one element, the last", async () => {
    const app = await appOf(`
const place = st.empty();
st.text("after");
place.text("first");
place.button("second");
`).run();
    expect(page(app)).toEqual(["button second", "text after"]);
  });

  it("list no empty placeholder", async () => {
    const app = await appOf(`st.empty(); st.text("x");`).run();
    expect(places(app)).toEqual(["main/1 x"]);
  });

  it("of a placeholder that became a container hold many", async () => {
    const app = await appOf(`
const place = st.empty();
const box = place.container();
box.text("a"); box.text("b");
`).run();
    expect(places(app)).toEqual(["main/0/0 a", "main/0/1 b"]);
  });

  it("of a placeholder can be emptied again", async () => {
    const app = await appOf(`
const place = st.empty();
place.text("a");
place.empty();
`).run();
    expect(page(app)).toEqual([]);
  });
});

describe("the handle of an element", () => {
  it("replaces the element, by one of any kind", async () => {
    const app = await appOf(`
const bar = st.progress(0);
bar.progress(0.5, { text: "half" });
const text = st.text("a");
text.success("b");
`).run();
    expect(app.elements.map((e) => [e.at, e.type, e.value])).toEqual([["main/0", "progress", 0.5], ["main/1", "success", "b"]]);
  });
});

describe("a body", () => {
  it("draws with st into its container, and the container is handed in", async () => {
    const app = await appOf(`
st.expander("e", (e) => { st.text("by st"); e.text("by handle"); });
st.text("outside");
`).run();
    expect(places(app)).toEqual(["main/0/0 by st", "main/0/1 by handle", "main/1 outside"]);
  });

  it("may be nested, and draws outside again when it ends, also by an error", async () => {
    const app = await appOf(`
st.container(() => {
  st.text("1");
  st.sidebar.with(() => st.container(() => st.text("2")));
  try { st.container(() => { throw new Error("x"); }); } catch {}
  st.text("3");
});
st.text("4");
`).run();
    expect(places(app)).toEqual(["main/0/0 1", "main/0/2 3", "main/1 4", "sidebar/0/0 2"]);
  });

  it("gives back what it returns, by with", async () => {
    const probe = newProbe();
    await appOf(`probe.log.push(st.sidebar.with(() => 3), await st.container().with(async (box) => { await null; box.text("x"); return 4; }));`).run();
    expect(probe.log).toEqual([3, 4]);
  });

  it("follows its container over awaits, beside others", async () => {
    const app = await appOf(`
const [a, b] = st.columns(2);
a.with(async () => { st.text("a1"); await null; await null; st.text("a2"); });
b.with(async () => { st.text("b1"); await null; st.text("b2"); });
st.text("main");
`).run();
    expect(places(app)).toEqual(["main/0/0/0 a1", "main/0/0/1 a2", "main/0/1/0 b1", "main/0/1/1 b2", "main/1 main"]);
  });

  it("is waited for by the run", async () => {
    const probe = newProbe();
    const app = appOf(`st.container(async () => { await probe.at("inside"); st.text("late"); });`);
    const ran = app.run();
    await probe.reached("inside");
    probe.open("inside");
    await ran;
    expect(page(app)).toEqual(["text late"]);
  });
});

describe("columns", () => {
  it.each([
    ["a number", "3", [1, 1, 1]],
    ["weights", "[1, 3]", [1, 3]],
    ["a Set of weights", "new Set([2, 5])", [2, 5]],
  ])("by %s", async (_, spec, weights) => {
    const probe = newProbe();
    await appOf(`const all = st.columns(${spec}, { border: true, gap: "large" }); probe.log.push(all.length); all.forEach((c, i) => c.text(String(i)));`).run();
    expect(probe.log).toEqual([weights.length]);
  });
});

describe("blocks across runs", () => {
  it("keep what a container shows when the script draws the same again", async () => {
    const app = await appOf(`const [a, b] = st.columns(2); a.text("a"); b.text("b");`).run();
    await app.run();
    expect(app.runs[0]?.changed).toBe(0);
    expect(page(app)).toEqual(["text a", "text b"]);
  });

  it("drop what a complete run did not draw, at every depth", async () => {
    const app = await appOf(`
const n = Number(st.sessionState.n ?? 3);
st.sessionState.n = n - 1;
st.expander("e", () => { for (let i = 0; i < n; i++) st.text("in " + i); });
for (let i = 0; i < n; i++) st.text("out " + i);
`).run();
    await app.run();
    expect(page(app)).toEqual(["text in 0", "text in 1", "text out 0", "text out 1"]);
    await app.run();
    expect(page(app)).toEqual(["text in 0", "text out 0"]);
  });

  it("make way for an element, and the other way round", async () => {
    const app = await appOf(`
st.sessionState.on = !st.sessionState.on;
if (st.sessionState.on) st.container(() => { st.text("a"); st.text("b"); });
else st.text("c");
`).run();
    expect(places(app)).toEqual(["main/0/0 a", "main/0/1 b"]);
    await app.run();
    expect(places(app)).toEqual(["main/0 c"]);
    await app.run();
    expect(places(app)).toEqual(["main/0/0 a", "main/0/1 b"]);
  });
});

describe("names of blocks", () => {
  it("two containers with one key are an error", async () => {
    const app = await appOf(`st.container({ key: "k" });\nst.expander("e", { key: "k" });`).run();
    expect(app.exception[0]).toMatchObject({ code: "duplicate-key", line: 3, message: 'There are two containers with the key "k" in this run.' });
  });

  it("a container and a widget may share one", async () => {
    const app = await appOf(`st.container({ key: "k" }); st.textInput("w", { key: "k" });`).run();
    expect(app.exception).toEqual([]);
  });

  it("expanders with the same label are told apart", async () => {
    const ids = (): unknown[] => currentEngine().page.roots.main.children.map((node) => JSON.parse(node.json).id);
    const app = await appOf(`st.expander("Details"); st.expander("Details"); st.expander("More");`).run();
    const first = ids();
    expect(new Set(first).size).toBe(3);
    await app.run();
    expect(ids()).toEqual(first);
  });
});
