/** What cached functions draw. */
import { describe, expect, it } from "vitest";
import { appOf, newProbe, page, soon } from "../engine/lib/app.ts";
import { threadIn } from "./lib/thread.ts";

const at = (app: { elements: { at: string; type: string; value: unknown }[] }): string[] => app.elements.map((e) => `${e.at} ${e.type} ${String(e.value)}`);

describe("elements drawn by a cached function", () => {
  it("are drawn again where a kept result is used", async () => {
    const app = await appOf(`
const load = st.cacheData((n: number) => { st.text("loaded " + n); return n; });
load(1);
st.container(() => { load(1); load(2); });
st.expander("more").with(() => void load(1));
`).run();
    const drawn = ["main/0 text loaded 1", "main/1/0 text loaded 1", "main/1/1 text loaded 2", "main/2/0 text loaded 1"];
    expect(at(app)).toEqual(drawn);
    await app.run();
    expect(at(app)).toEqual(drawn);
  });

  it("come with their containers, the sidebar, and what a placeholder held last", async () => {
    const app = await appOf(`
const load = st.cacheData(() => {
  const place = st.empty();
  place.progress(0.5);
  st.sidebar.header("Source");
  const [left, right] = st.columns(2);
  right.metric("b", 2);
  left.with(() => { st.expander("in", () => { st.text("deep"); }); });
  const box = place.container();
  box.text("in place");
  st.sidebar.caption("end");
});
load();
st.divider();
`).run();
    const drawn = at(app);
    expect(drawn).toEqual([
      "main/0/0 text in place", "main/1/0/0/0 text deep", "main/1/1/0 metric 2", "main/2 divider undefined", "sidebar/0 header Source", "sidebar/1 caption end",
    ]);
    await app.run();
    expect(at(app)).toEqual(drawn);
  });

  it("are written down by the functions that call one another", async () => {
    const probe = newProbe();
    const app = appOf(`
const inner = st.cacheData((n: number) => { probe.log.push("inner " + n); st.text("inner " + n); return n; });
const outer = st.cacheData((n: number) => { probe.log.push("outer " + n); st.text("outer"); inner(1); st.text("between"); return inner(n); });
inner(1);
outer(2);
`);
    await app.run();
    const drawn = ["text inner 1", "text outer", "text inner 1", "text between", "text inner 2"];
    expect(page(app)).toEqual(drawn);
    await app.run();
    expect(page(app)).toEqual(drawn);
    expect(probe.log).toEqual(["inner 1", "outer 2", "inner 2"]);
  });

  it("are drawn for everybody who waits for an async one, each in their place", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(async () => { await null; st.text("loaded"); return probe.log.push("call"); });
const [left, right] = st.columns(2);
await Promise.all([left.with(() => load()), right.with(() => load())]);
`).run();
    expect(at(app)).toEqual(["main/0/0/0 text loaded", "main/0/1/0 text loaded"]);
    expect(probe.log).toHaveLength(1);
  });

  it("are those of the function, not what the script draws beside it while it waits", async () => {
    newProbe();
    const app = appOf(`
const load = st.cacheData(async () => { st.text("one"); await probe.at("fetch"); st.text("two"); });
const going = load();
st.text("beside");
probe.open("fetch");
await going;
`);
    await app.run();
    expect(page(app)).toEqual(["text one", "text beside", "text two"]);
    await app.run();
    expect(page(app)).toEqual(["text one", "text two", "text beside"]);
  });

  it("stay what the run that computed them drew, when a newer run draws over the same places", async () => {
    const probe = newProbe();
    const app = appOf(`
const load = st.cacheData(async () => { st.text("loading"); await probe.at("fetch"); return 1; });
if (st.checkbox("other")) st.title("Title");
else await load();
`);
    const first = app.run();
    await probe.reached("fetch");
    await soon(() => app.checkbox("other"));
    app.checkbox("other").check();
    const second = app.run();
    await soon(() => expect(page(app)).toEqual(["checkbox other", "title Title"]));
    probe.open("fetch");
    await Promise.all([first, second]);
    expect(page(app)).toEqual(["checkbox other", "title Title"]);
    app.checkbox("other").uncheck();
    await app.run();
    expect(page(app)).toEqual(["checkbox other", "text loading"]);
  });

  it("are drawn again in a fragment, in the sidebar too", async () => {
    const app = await appOf(`
const load = st.cacheData(() => { st.text("loaded"); st.sidebar.text("source"); });
const part = st.fragment(() => { load(); st.button("go"); });
part();
`).run();
    expect(page(app)).toEqual(["text loaded", "button go", "text source"]);
    await app.button("go").click().run();
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
    expect(page(app)).toEqual(["text loaded", "button go", "text source"]);
  });

  it("do not repeat one-shots: a toast says that something happened", async () => {
    const app = await appOf(`
const load = st.cacheData(() => { st.toast("loaded"); return 1; });
load(); load();
`).run();
    await app.run();
    expect(app.toast).toEqual([{ body: "loaded" }]);
  });
});

describe("what a cached function cannot draw", () => {
  it("a widget: a card says so, the widget works, and the result is not kept", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(function load() {
  probe.log.push("call");
  return st.checkbox("fast") ? "fast" : "slow";
});
st.text(load());
`).run();
    expect(page(app)).toEqual([`exception ${app.exception[0]?.message}`, "checkbox fast", "text slow"]);
    expect(app.exception).toMatchObject([{ code: "widget-in-cache", line: 5 }]);
    expect(app.diagnostics).toMatchObject([{ code: "widget-in-cache", line: 5, severity: "error" }]);
    await app.checkbox("fast").check().run();
    expect(page(app).slice(1)).toEqual(["checkbox fast", "text fast"]);
    expect(probe.log).toHaveLength(2);
  });

  it("a fragment: likewise", async () => {
    const app = await appOf(`
const part = st.fragment(function part() { st.text("in it"); });
const load = st.cacheData(() => { part(); return 1; });
load();
`).run();
    expect(app.exception).toMatchObject([{ code: "widget-in-cache", line: 4 }]);
    await app.run();
    expect(app.text[0]?.value).toBe("in it");
  });

  it("something into a container that was made outside, at the first call already", async () => {
    const app = await appOf(`
const box = st.container();
const load = st.cacheData((_box: typeof box) => { _box.text("in"); return 1; });
load(box);
`).run();
    expect(app.exception).toMatchObject([{ code: "cache-outside-container", line: 4 }]);
  });

  it("but it may write into a placeholder of the script's, for this computation alone", async () => {
    const app = await appOf(`
const bar = st.progress(0);
const load = st.cacheData((_bar: typeof bar) => { _bar.progress(1); st.text("done"); return 1; });
load(bar);
`).run();
    expect(page(app)).toEqual(["progress 1", "text done"]);
    await app.run();
    expect(page(app)).toEqual(["progress 0", "text done"]);
  });
});

describe("the spinner of a cached function", () => {
  it.each([
    ["names the function", "", "Running `fetchRows(...)`."],
    ["says what the script wants", ', { showSpinner: "Fetching" }', "Fetching"],
    ["is left out", ", { showSpinner: false }", ""],
  ])("%s, and goes with the computation", async (_, options, text) => {
    const probe = newProbe();
    const thread = threadIn(`
const load = st.cacheData(async function fetchRows() { await probe.at("fetch"); return 1; }${options});
await load();
st.text("after");
`);
    await probe.reached("fetch");
    const shown = (): string[] => (thread.tree.roots[0]?.children ?? []).map(({ data }) => ("text" in data ? String(data.text) : data.type));
    await soon(() => expect(shown()).toEqual(text === "" ? [] : [text]));
    probe.open("fetch");
    await thread.rest(5000);
    expect(shown()).toEqual(["text"]);
  });

  it("is that of the outermost function alone", async () => {
    const probe = newProbe();
    const thread = threadIn(`
const inner = st.cacheData(async function inner() { await probe.at("inner"); return 1; });
const outer = st.cacheData(async function outer() { return inner(); });
await outer();
`);
    await probe.reached("inner");
    const shown = (): string[] => (thread.tree.roots[0]?.children ?? []).map(({ data }) => ("text" in data ? String(data.text) : data.type));
    await soon(() => expect(shown()).toEqual(["Running `outer(...)`."]));
    probe.open("inner");
    await thread.rest(5000);
  });
});

describe("a spinner of a run that was superseded", () => {
  it("takes nothing with it that the newer run drew in its place", async () => {
    const probe = newProbe();
    const app = appOf(`
st.button("go");
if (!st.sessionState.second) {
  st.sessionState.second = true;
  await st.spinner("slow", () => probe.at("slow"));
}
st.text("kept");
st.text("too");
`);
    const first = app.run();
    await probe.reached("slow");
    await soon(() => app.button("go"));
    app.button("go").click();
    await Promise.all([first, app.run()]);
    probe.open("slow");
    await app.wait("50ms");
    expect(page(app)).toEqual(["button go", "text kept", "text too"]);
  });
});
