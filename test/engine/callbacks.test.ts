import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page } from "./lib/app.ts";

describe("callbacks", () => {
  it("run before the body, in the order of the events, and see all values of their event", async () => {
    const probe = newProbe();
    const app = await appOf(`
const tell = (name) => () => probe.log.push(name + " " + st.sessionState.a + " " + st.sessionState.b);
probe.log.push("body");
st.checkbox("a", { key: "a", onChange: tell("a") });
st.checkbox("b", { key: "b", onChange: tell("b") });
`).run();
    app.checkbox("b").check();
    app.checkbox("a").check();
    await app.run();
    expect(probe.log).toEqual(["body", "b true true", "a true true", "body"]);
  });

  it("may set the keys of any widget", async () => {
    const app = await appOf(`st.textInput("Name", { key: "name" }); st.button("Clear", { onClick: () => { st.sessionState.name = "nobody"; } });`).run();
    await app.textInput("Name").setValue("Ada").run();
    await app.button("Clear").click().run();
    expect(app.textInput("Name").value).toBe("nobody");
    expect(app.exception).toEqual([]);
  });

  it("have the closure of the run that drew their widget", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const n = st.sessionState.n;
st.button("x", { onClick: () => probe.log.push(n) });
`).run();
    await app.button("x").click().run();
    await app.button("x").click().run();
    expect(probe.log).toEqual([1, 2]);
  });

  it("draw at the top of the page, for that run", async () => {
    const app = await appOf(`st.text("body"); st.button("x", { onClick: () => st.success("done") });`).run();
    await app.button("x").click().run();
    expect(page(app)).toEqual(["success done", "text body", "button x"]);
    await app.run();
    expect(page(app)).toEqual(["text body", "button x"]);
  });

  it("are awaited, one after the other, before the body", async () => {
    const probe = newProbe();
    const app = await appOf(`
probe.log.push("body");
st.checkbox("a", { onChange: async () => { await null; probe.log.push("a"); } });
st.checkbox("b", { onChange: async () => { await null; probe.log.push("b"); } });
`).run();
    app.checkbox("a").check();
    app.checkbox("b").check();
    await app.run();
    expect(probe.log).toEqual(["body", "a", "b", "body"]);
  });

  it("are never cut by a newer event", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("a", { onChange: async () => { await probe.at("in callback"); probe.log.push("a done"); } });
st.checkbox("b");
`).run();
    const first = app.checkbox("a").check().run();
    await probe.reached("in callback");
    const second = app.checkbox("b").check().run();
    probe.open("in callback");
    await Promise.all([first, second]);
    expect(probe.log).toEqual(["a done"]);
    expect(app.checkbox("b").value).toBe(true);
  });

  it("let an event that came while they ran cut the body afterwards", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("a", { onChange: () => probe.at("in callback") });
if (st.checkbox("b")) st.stop();
if (st.sessionState.second) await probe.at("for ever");
st.sessionState.second = true;
`).run();
    const first = app.checkbox("a").check().run();
    await probe.reached("in callback");
    const second = app.checkbox("b").check().run();
    probe.open("in callback");
    await Promise.all([first, second]);
    expect(outcomes(app).at(-1)).toBe("stopped");
  });

  it("that fail leave a card at the top, the page below greyed, and the state they set", async () => {
    const app = await appOf(`
st.text("body");
st.button("x", { onClick: () => { st.sessionState.set = true; throw new Error("no"); } });
`).run();
    await app.button("x").click().run();
    expect(page(app)).toEqual(["exception no", "~text body", "~button x"]);
    expect(app.sessionState["set"]).toBe(true);
    await app.run();
    expect(page(app)).toEqual(["text body", "button x"]);
  });

  it("that throw undefined fail too", async () => {
    const app = await appOf(`st.button("x", { onClick: () => { throw undefined; } });`).run();
    await app.button("x").click().run();
    expect(outcomes(app)).toEqual(["failed"]);
  });

  it("of a disabled widget are not called, and its value stays", async () => {
    const probe = newProbe();
    const app = await appOf(`
st.checkbox("c", { disabled: st.sessionState.off === true, onChange: () => probe.log.push("changed") });
st.button("b", { disabled: st.sessionState.off === true, onClick: () => probe.log.push("clicked") });
st.sessionState.off = true;
`).run();
    const [box, button] = [app.checkbox("c"), app.button("b")];
    await app.run();
    box.check();
    button.click();
    await app.run();
    expect(probe.log).toEqual([]);
    expect(app.checkbox("c").value).toBe(false);
  });

  it.each([
    ["onChange: 3", "checkbox", "onChange", "3"],
    ["onChange: 'later'", "checkbox", "onChange", '"later"'],
  ])("must be functions: { %s }", async (option, type, name, shown) => {
    const app = await appOf(`st.${type}("c", { ${option} });`).run();
    expect(app.exception[0]).toMatchObject({ code: "not-a-callback", message: `st.${type}: ${name} must be a function, not ${shown}.`, line: 2 });
  });
});
