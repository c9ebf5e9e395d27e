import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page } from "../engine/lib/app.ts";

const voting = `
st.sessionState.app = Number(st.sessionState.app ?? 0) + 1;
const vote = st.dialog("Vote", (item) => {
  st.text("Why " + item + "?");
  const reason = st.textInput("Because");
  if (st.button("Submit")) {
    st.sessionState.vote = item + " " + reason;
    st.rerun();
  }
});
st.text("app " + st.sessionState.app);
if ("vote" in st.sessionState) st.text("voted " + st.sessionState.vote);
if (st.button("A")) vote("A");
`;

describe("a dialog", () => {
  it("opens in the run that calls it, with the arguments of the call", async () => {
    const app = await appOf(voting).run();
    expect(app.dialog).toHaveLength(0);
    await app.button("A").click().run();
    expect(app.dialog("Vote").at).toBe("event/0");
    expect(page(app)).toEqual(["text app 2", "button A", "text Why A?", "textInput Because", "button Submit"]);
  });

  it("runs its body alone for what is used inside", async () => {
    const app = await appOf(voting).run();
    await app.button("A").click().run();
    await app.textInput("Because").setValue("it is first").run();
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
    expect(page(app)).toContain("text app 2");
    expect(app.textInput("Because").value).toBe("it is first");
  });

  it("closes with st.rerun() inside, which runs the app", async () => {
    const app = await appOf(voting).run();
    await app.button("A").click().run();
    await app.textInput("Because").setValue("yes").run();
    await app.button("Submit").click().run();
    expect(app.runs.map((run) => [run.kind, run.outcome])).toEqual([["fragment", "rerun"], ["app", "finished"]]);
    expect(page(app)).toEqual(["text app 3", "text voted A yes", "button A"]);
  });

  it("closes with any full run that does not call it, also one that fails or stops", async () => {
    for (const end of ["", 'if (!st.sessionState.open) throw new Error("no");', "if (!st.sessionState.open) st.stop();"]) {
      const app = await appOf(`
const ask = st.dialog("Ask", () => st.text("inside"));
st.sessionState.open = st.checkbox("open", { value: true });
if (st.sessionState.open) ask();
${end}`).run();
      expect(app.dialog).toHaveLength(1);
      await app.checkbox("open").uncheck().run();
      expect(app.dialog).toHaveLength(0);
      await app.dispose();
    }
  });

  it("stays over a rerun, and goes when that run does not call it", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => { st.text("inside"); if (st.button("Twice")) { st.sessionState.again = true; st.rerun(); } });
if (st.button("Open") || st.sessionState.again) ask();`).run();
    await app.button("Open").click().run();
    await app.button("Twice").click().run();
    expect(app.dialog).toHaveLength(1);
  });

  it("calls callbacks of its widgets, which may set keys and rerun the app", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => { st.button("Done", { onClick: () => { st.sessionState.done = true; st.rerun(); } }); });
st.text(String(st.sessionState.done));
if (st.button("Open")) ask();`).run();
    await app.button("Open").click().run();
    await app.button("Done").click().run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(page(app)).toEqual(["text true", "button Open"]);
  });

  it("may be opened by a callback", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => st.text("inside"));
st.button("Open", { onClick: ask });`).run();
    await app.button("Open").click().run();
    expect(page(app)).toEqual(["button Open", "text inside"]);
    await app.run();
    expect(app.dialog).toHaveLength(0);
  });

  it("may be opened by a fragment, and closes when that runs again without it", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => { st.text("inside"); st.button("More"); });
const part = st.fragment(() => { if (st.button("Open")) ask(); st.checkbox("other"); });
part();`).run();
    await app.button("Open").click().run();
    expect(app.runs.map((run) => run.kind)).toEqual(["fragment"]);
    expect(app.dialog).toHaveLength(1);
    await app.button("More").click().run();
    expect(app.dialog).toHaveLength(1);
    await app.checkbox("other").check().run();
    expect(app.dialog).toHaveLength(0);
  });

  it("may have an async body, which the run waits for", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", async () => { await null; st.text("late"); });
if (st.button("Open")) ask();`).run();
    await app.button("Open").click().run();
    expect(page(app)).toEqual(["button Open", "text late"]);
  });

  it("reruns itself with the scope fragment, also in the run that opens it", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => {
  st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
  if (st.sessionState.n < 3) st.rerun("fragment");
  st.text("n " + st.sessionState.n);
});
if (st.button("Open")) ask();`).run();
    await app.button("Open").click().run();
    expect(page(app)).toEqual(["button Open", "text n 3"]);
  });

  it("shows an error of its body inside", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => { if (st.button("Fail")) throw new Error("inside"); });
if (st.button("Open")) ask();
st.text("below");`).run();
    await app.button("Open").click().run();
    await app.button("Fail").click().run();
    expect(app.get("exception")[0]).toMatchObject({ at: "event/0/1", value: "inside" });
    expect(page(app)).toContain("text below");
  });
});

describe("dismissing a dialog", () => {
  const opened = async (options: string, after = "") => {
    const app = await appOf(`
st.sessionState.app = Number(st.sessionState.app ?? 0) + 1;
const ask = st.dialog("Ask", ${options}, () => st.text("inside"));
if (st.button("Open")) ask();
${after}`).run();
    await app.button("Open").click().run();
    return app;
  };

  it("takes no run, and the dialog is gone", async () => {
    const app = await opened("{}");
    await app.dialog("Ask").dismiss().run();
    expect(app.runs).toEqual([]);
    expect(page(app)).toEqual(["button Open"]);
    expect(app.sessionState["app"]).toBe(2);
  });

  it("lets it be opened again", async () => {
    const app = await opened("{}");
    await app.dialog("Ask").dismiss().run();
    await app.button("Open").click().run();
    expect(page(app)).toEqual(["button Open", "text inside"]);
  });

  it("runs the app with onDismiss: rerun", async () => {
    const app = await opened('{ onDismiss: "rerun" }');
    await app.dialog("Ask").dismiss().run();
    expect(app.runs).toMatchObject([{ kind: "app", cause: "event", widget: "Ask" }]);
    expect(app.dialog).toHaveLength(0);
  });

  it("calls a function before that run", async () => {
    const app = await opened("{ onDismiss: () => { st.sessionState.dismissed = st.sessionState.app; } }");
    await app.dialog("Ask").dismiss().run();
    expect(app.sessionState["dismissed"]).toBe(2);
    expect(app.sessionState["app"]).toBe(3);
  });

  it("is nothing that a person can do to one that is not dismissible", async () => {
    const app = await opened("{ dismissible: false }");
    expect(() => app.dialog("Ask").dismiss()).toThrow("not dismissible");
  });

  it("while its body is still running closes it when that run is over", async () => {
    const probe = newProbe();
    const app = await appOf(`
const ask = st.dialog("Ask", async () => { if (st.button("Slow")) { await probe.at("slow"); probe.log.push("done"); st.text("never seen"); } });
if (st.button("Open")) ask();`).run();
    await app.button("Open").click().run();
    const slow = app.button("Slow").click().run();
    await probe.reached("slow");
    const dismissed = app.dialog("Ask").dismiss().run();
    probe.open("slow");
    await Promise.all([slow, dismissed]);
    expect(probe.log).toEqual(["done"]);
    expect(page(app)).toEqual(["button Open"]);
  });

  it("of an earlier opening does not close the one that is open now", async () => {
    const app = await appOf(`
const ask = st.dialog("Ask", () => st.text("inside"));
ask();`).run();
    const first = app.dialog("Ask");
    await app.run();
    await first.dismiss().run();
    expect(app.dialog).toHaveLength(1);
  });
});

describe("a dialog that makes no sense", () => {
  it.each([
    ["one-dialog", 'const a = st.dialog("A", () => {}); a(); a();'],
    ["one-dialog", 'st.dialog("A", () => {})(); st.dialog("B", () => {})();'],
    ["nested-dialog", 'st.dialog("A", () => { st.dialog("B", () => {})(); })();'],
    ["bad-option", 'st.dialog("", () => {});'],
    ["bad-option", 'st.dialog("  ", () => {});'],
    ["bad-option", 'st.dialog("A");'],
    ["bad-option", 'st.dialog("A", { width: "huge" }, () => {});'],
    ["unknown-option", 'st.dialog("A", { dismissable: true }, () => {});'],
    ["not-a-callback", 'st.dialog("A", { onDismiss: 3 }, () => {});'],
    ["parallel-fragment", 'const ask = st.dialog("A", () => {}); st.fragment(() => ask(), { parallel: true })();'],
  ])("%s: %s", async (code, source) => {
    const app = await appOf(source).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});
