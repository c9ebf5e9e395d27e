import { describe, expect, it } from "vitest";
import { appOf, newProbe, page } from "../engine/lib/app.ts";

describe("an expander or a popover with onChange", () => {
  it.each(["expander", "popover"])("%s: is a widget that says whether it is open, so that the script draws only what is seen", async (type) => {
    const app = await appOf(`
const box = st.${type}("More", { onChange: "rerun" });
if (box.open) box.text("costly");
st.text(String(box.open));`).run();
    expect(page(app)).toEqual(["text false"]);
    await app.get(type)("More").setOpen(true).run();
    expect(app.runs).toMatchObject([{ kind: "app", cause: "event", widget: "More" }]);
    expect(page(app)).toEqual(["text costly", "text true"]);
    await app.get(type)("More").setOpen(false).run();
    expect(page(app)).toEqual(["text false"]);
  });

  it("calls a function before the run, with the new value in session state", async () => {
    const probe = newProbe();
    const app = await appOf(`st.popover("More", { key: "more", onChange: () => probe.log.push(st.sessionState.more) });`).run();
    await app.popover("more").setOpen(true).run();
    expect(probe.log).toEqual([true]);
  });

  it("can be opened and closed by session state", async () => {
    const app = await appOf(`
if (st.button("Open")) st.sessionState.more = true;
const box = st.expander("More", { key: "more", onChange: "rerun" });
st.text(String(box.open));`).run();
    await app.button("Open").click().run();
    expect(page(app)).toContain("text true");
    expect(app.expander("more").props["expanded"]).toBe(true);
  });

  it("begins as expanded says", async () => {
    const app = await appOf(`st.text(String(st.expander("More", { expanded: true, onChange: "rerun" }).open));`).run();
    expect(page(app)).toEqual(["text true"]);
  });

  it("in a fragment runs the fragment alone", async () => {
    const app = await appOf(`st.fragment(() => { const box = st.expander("More", { onChange: "rerun" }); if (box.open) box.text("inside"); })();`).run();
    await app.expander("More").setOpen(true).run();
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
    expect(page(app)).toEqual(["text inside"]);
  });

  it("twice with one label needs keys", async () => {
    const app = await appOf(`st.expander("More", { onChange: "rerun" }); st.expander("More", { onChange: "rerun" });`).run();
    expect(app.exception).toMatchObject([{ code: "duplicate-widget" }]);
  });

  it("hands its body the block that knows whether it is open", async () => {
    const app = await appOf(`st.popover("More", { onChange: "rerun" }, (box) => { st.text(String(box.open)); });`).run();
    expect(page(app)).toEqual(["text false"]);
  });

  it("cannot have a value that is not true or false", async () => {
    const app = await appOf(`st.sessionState.more = "yes"; st.expander("More", { key: "more", onChange: "rerun" });`).run();
    expect(app.exception).toMatchObject([{ code: "bad-value", line: 2 }]);
  });
});

describe("an expander or a popover without onChange", () => {
  it("draws its content in either case, and does not say whether it is open", async () => {
    const app = await appOf(`
const a = st.expander("A", { onChange: "ignore" }, () => st.text("in a"));
const b = st.popover("B", () => st.text("in b"));
st.json([a.open === undefined, b.open === undefined]);`).run();
    expect(page(app)).toContain("text in a");
    expect(page(app)).toContain("text in b");
    expect(app.json[0]?.value).toEqual([true, true]);
  });

  it("stays what it is when a person opens it: no run hears of it", async () => {
    const app = await appOf(`st.popover("B", () => st.text("in b"));`).run();
    app.popover("B").setOpen(true);
    expect(page(app)).toEqual(["text in b"]);
  });
});

describe("tabs with onChange", () => {
  const script = `
const [fast, slow] = st.tabs(["Fast", "Slow"], { key: "tab", onChange: "rerun" });
if (fast.open) fast.text("fast");
if (slow.open) slow.text("slow");`;

  it("say which one is open", async () => {
    const app = await appOf(script).run();
    expect(page(app)).toEqual(["text fast"]);
    await app.tabs[0]?.select("Slow").run();
    expect(page(app)).toEqual(["text slow"]);
    expect(app.sessionState["tab"]).toBe("Slow");
  });

  it("can be chosen by session state, by label", async () => {
    const app = await appOf(`if (st.button("Go")) st.sessionState.tab = "Slow";${script}`).run();
    await app.button("Go").click().run();
    expect(page(app)).toEqual(["button Go", "text slow"]);
    expect(app.tabs("tab").props["selected"]).toBe(1);
  });

  it("fall back to the default when the open one is gone", async () => {
    const app = await appOf(`
const names = st.checkbox("Few") ? ["A", "B"] : ["A", "B", "C"];
st.tabs(names, { key: "tab", default: "B", onChange: "rerun" });
st.text(st.sessionState.tab);`).run();
    await app.tabs("tab").select("C").run();
    expect(page(app)).toContain("text C");
    await app.checkbox("Few").check().run();
    expect(page(app)).toContain("text B");
  });

  it("know no other labels", async () => {
    const app = await appOf(script).run();
    expect(() => app.tabs("tab").select("Medium")).toThrow('There is no tab "Medium". There is "Fast", "Slow".');
  });
});

describe("bad options of blocks that open", () => {
  it.each([
    ["not-a-callback", 'st.expander("A", { onChange: 3 });'],
    ["not-a-callback", 'st.tabs(["A"], { onChange: "sometimes" });'],
    ["bad-option", 'st.popover("A", { type: "big" });'],
    ["unknown-option", 'st.popover("A", { expanded: true });'],
    ["bad-option", 'st.expander("A", {}, "body");'],
    ["duplicate-key", 'st.expander("A", { key: "k" }); st.popover("B", { key: "k" });'],
    ["duplicate-key", 'st.expander("A", { key: "k", onChange: "rerun" }); st.checkbox("B", { key: "k" });'],
  ])("%s: %s", async (code, source) => {
    const app = await appOf(source).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});

describe("a key of a container or a widget", () => {
  it("travels to the page, where it is a class", async () => {
    const app = await appOf(`st.container({ key: "box" }); st.form("login", () => {}); st.checkbox("c", { key: "c" });`).run();
    expect(app.container("box").props).toMatchObject({ key: "box" });
    expect(app.form("login").props).toMatchObject({ key: "login" });
    expect(app.checkbox("c").props).toMatchObject({ key: "c" });
  });
});
