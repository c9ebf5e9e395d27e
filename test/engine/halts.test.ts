import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, threadOf } from "./lib/app.ts";

describe("st.rerun later", () => {
  it("runs again after a while, and the run that asked goes on", async () => {
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) st.rerun({ after: "1ms" });
st.text("run " + st.sessionState.n);
`).run();
    expect(app.text[0]?.value).toBe("run 1");
    await app.wait("50ms");
    expect(app.text[0]?.value).toBe("run 2");
    expect(app.runs.map((run) => run.cause)).toEqual(["timer"]);
  });

  it("is dropped when a newer run has begun", async () => {
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) st.rerun({ after: "20ms" });
`).run();
    await app.run();
    await app.wait("60ms");
    expect(app.runs).toEqual([]);
  });

  it("refuses what is no duration", async () => {
    const app = await appOf(`st.rerun({ after: "soon" });`).run();
    expect(app.exception[0]).toMatchObject({ code: "bad-option", message: 'st.rerun: after must be a duration, not "soon".' });
  });
});

describe("st.rerun from elsewhere", () => {
  it("from a timer after the end runs the app again at once", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) setTimeout(() => st.rerun(), 1);
st.text("run " + st.sessionState.n);
`).run();
    await app.wait("50ms");
    expect(app.text[0]?.value).toBe("run 2");
    expect(app.exception).toEqual([]);
    expect(app.diagnostics).toEqual([]);
  });

  it("from a floating promise during the run takes effect at the next call that draws, and nobody is warned", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) void (async () => { st.rerun(); })();
await new Promise((done) => setTimeout(done, 5));
st.text("run " + st.sessionState.n);
`).run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(page(app)).toEqual(["text run 2"]);
    expect(app.diagnostics).toEqual([]);
  });

  it("from a listener is no uncaught error", async () => {
    const app = await threadOf(`
import { EventEmitter } from "node:events";
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
const emitter = new EventEmitter();
emitter.on("x", () => { if (st.sessionState.n === 1) st.rerun(); });
setImmediate(() => emitter.emit("x"));
st.text("run " + st.sessionState.n);
`).run();
    await app.wait("20ms");
    expect(page(app)).toEqual(["text run 2"]);
  });
});

describe("st.stop", () => {
  it("ends the run, and what it had not drawn goes", async () => {
    const app = await appOf(`
st.text("first");
if (st.checkbox("stop here")) st.stop();
st.text("second");
`).run();
    await app.checkbox("stop here").check().run();
    expect(page(app)).toEqual(["text first", "checkbox stop here"]);
    expect(outcomes(app)).toEqual(["stopped"]);
  });

  it("keeps the values of widgets below it", async () => {
    const app = await appOf(`
if (st.checkbox("stop here")) st.stop();
st.textInput("Name");
`).run();
    await app.textInput("Name").setValue("Ada").run();
    await app.checkbox("stop here").check().run();
    await app.checkbox("stop here").uncheck().run();
    expect(app.textInput("Name").value).toBe("Ada");
  });

  it("in a callback leaves the page empty", async () => {
    const app = await appOf(`st.text("x"); st.button("b", { onClick: () => st.stop() });`).run();
    await app.button("b").click().run();
    expect(page(app)).toEqual([]);
    expect(outcomes(app)).toEqual(["stopped"]);
  });

  it("runs finally, and no catch sees it", async () => {
    const probe = newProbe();
    await appOf(`try { st.stop(); } catch { probe.log.push("catch"); } finally { probe.log.push("finally"); }`).run();
    expect(probe.log).toEqual(["finally"]);
  });

  it("is no error on the page", async () => {
    const app = await appOf(`st.stop();`).run();
    expect(app.exception).toEqual([]);
    expect(app.diagnostics).toEqual([]);
  });
});

describe("process.exit", () => {
  it("ends the run as stopped and says so on its line", async () => {
    const app = await threadOf(`st.text("a");\nprocess.exit(3);\nst.text("b");`).run();
    expect(outcomes(app)).toEqual(["stopped"]);
    expect(page(app)).toEqual(["text a"]);
    expect(app.diagnostics).toMatchObject([{ code: "script-exited", severity: "info", line: 3, column: 1, message: "process.exit(3) ended this run." }]);
  });

  it("keeps the session: the next run goes on with its state", async () => {
    const app = await threadOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
st.text("run " + st.sessionState.n);
if (st.sessionState.n === 1) process.exit();
`).run();
    await app.run();
    expect(page(app)).toEqual(["text run 2"]);
    expect(app.diagnostics).toEqual([]);
  });
});
