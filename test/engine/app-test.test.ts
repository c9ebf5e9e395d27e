import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, outcomes, page, threadOf } from "./lib/app.ts";

describe("an app under test", () => {
  it("comes from a file, by a relative path too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dacapo-from-file-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "app.ts"), `import st from "dacapo"; st.text("from a file");`);
    const app = await AppTest.fromFile(join(folder, "app.ts"), { timeout: "30s", inProcess: true }).run();
    expect(page(app)).toEqual(["text from a file"]);
    await app.dispose();
    expect(readdirSync(folder)).toEqual(["app.ts"]);
  });

  it("comes from a text, with files beside it", async () => {
    const app = await appOf(`import { a } from "./lib/a.ts"; import data from "./data.json" with { type: "json" }; st.text(a + data.b);`, {
      files: { "lib/a.ts": `export const a = "a";`, "data.json": '{ "b": "b" }' },
    }).run();
    expect(page(app)).toEqual(["text ab"]);
  });

  it("comes from a function's text, sync or async", async () => {
    const app = AppTest.fromFunction(
      async (st: { text(body: string): void }) => {
        await Promise.resolve();
        st.text("from a function");
      },
      { timeout: "30s", inProcess: true },
    );
    onTestFinished(() => app.dispose());
    expect(page(await app.run())).toEqual(["text from a function"]);
  });

  it("removes its temporary files when it is disposed, and then says so", async () => {
    const app = await appOf(`st.text("x");`).run();
    await app.dispose();
    expect(() => readdirSync(join(app.file, ".."))).toThrow("ENOENT");
    await expect(app.run()).rejects.toThrow("The app was disposed.");
  });

  it("can be disposed before it ran, and twice", async () => {
    const app = appOf(`st.text("x");`);
    await app.dispose();
    await app.dispose();
  });

  it("runs one at a time in the test's own thread", async () => {
    await appOf(`st.text("x");`).run();
    await expect(appOf(`st.text("y");`).run()).rejects.toThrow("Another app runs in this thread already.");
  });

  it("shares nothing with others in threads of their own", async () => {
    const script = `globalThis.n = (globalThis.n ?? 0) + 1; st.text(String(globalThis.n));`;
    const [a, b] = [threadOf(script), threadOf(script)];
    await Promise.all([a.run(), b.run()]);
    await a.run();
    expect([page(a), page(b)]).toEqual([["text 2"], ["text 1"]]);
  });

  it("gets the command line that it is given", async () => {
    const app = await threadOf(`st.text(process.argv.slice(2).join(" "));`, { argv: ["--a", "b"] }).run();
    expect(page(app)).toEqual(["text --a b"]);
  });
});

it("an app that was disposed of runs no more: neither by a clock nor to its end", async () => {
  const probe = newProbe();
  const app = appOf(`st.fragment(() => { probe.log.push("tick"); }, { runEvery: 10 })(); st.button("x"); if (st.sessionState.again) { await probe.at("slow"); st.text("y"); probe.log.push("end"); } st.sessionState.again = true;`);
  await app.run();
  const going = app.run();
  going.catch(() => {});
  await probe.reached("slow");
  await app.dispose();
  probe.open("slow");
  const ticks = probe.log.length;
  await new Promise((done) => setTimeout(done, 60));
  expect(probe.log).toHaveLength(ticks);
});

describe("run()", () => {
  it("gives the app, so that it can be chained, and a handle's run() the handle", async () => {
    const app = appOf(`st.button("x");`);
    expect(await app.run()).toBe(app);
    const button = app.button("x");
    expect(await button.click().run()).toBe(button);
  });

  it("with nothing staged reruns", async () => {
    const app = await appOf(`st.text("x");`).run();
    await app.run();
    expect(app.runs).toMatchObject([{ kind: "app", cause: "command", outcome: "finished", ms: expect.any(Number) }]);
  });

  it("delivers staged values as one run and each staged click as one more", async () => {
    const app = await appOf(`st.checkbox("c"); st.textInput("t"); st.button("b");`).run();
    app.checkbox("c").check();
    app.textInput("t").setValue("x");
    app.button("b").click();
    app.button("b").click();
    await app.run();
    expect(app.runs.map((run) => [run.cause, run.widget])).toEqual([["event", "c"], ["event", "b"], ["event", "b"]]);
  });

  it("shows staged values only afterwards", async () => {
    const app = await appOf(`st.checkbox("c");`).run();
    app.checkbox("c").check();
    expect(app.checkbox("c").value).toBe(false);
    await app.run();
    expect(app.checkbox("c").value).toBe(true);
  });

  it.each([
    ["a loop that never calls st", "for (;;);", "in a loop that never calls st, or in a call that blocks"],
    ["an await that never ends", "await new Promise(() => {});", "A run is still going: it awaits something that does not come."],
  ])("rejects when the app does not come to rest, and says why: %s", async (_, script, why) => {
    const app = await threadOf(`if (st.sessionState.again) { ${script} }\nst.sessionState.again = true;`).run();
    await expect(app.run({ timeout: "300ms" })).rejects.toThrow(new RegExp(`The app did not come to rest within 300 ms\\. .*${why}`));
  });

  it("rejects when the thread of the app dies", async () => {
    const app = threadOf(`import { parentPort } from "node:worker_threads"; process.reallyExit(7);`);
    await expect(app.run()).rejects.toThrow(/The thread of the app ended|did not come to rest/);
  });
});

describe("elements", () => {
  it("are listed flat, in page order, without containers, placeholders and spinners", async () => {
    const app = await appOf(`
st.sidebar.text("side");
st.expander("e", () => { st.header("in e"); st.empty(); });
void st.spinner("s", async () => { await new Promise(() => {}); });
st.stop();
`, { timeout: "30s" });
    const ran = app.run({ timeout: "200ms" }).catch(() => {});
    await ran;
    expect(app.elements.map((e) => [e.at, e.type])).toEqual([["main/0/0", "header"], ["sidebar/0", "text"]]);
  });

  it("of one type are a list that is also a look-up by key, by label or by place", async () => {
    const app = await appOf(`st.button("A"); st.button("B", { key: "b" }); st.button("b");`).run();
    expect(app.button).toHaveLength(3);
    expect(app.button[0]?.label).toBe("A");
    expect(app.button.map((b) => b.label)).toEqual(["A", "B", "b"]);
    expect([...app.button].length).toBe(3);
    expect(app.button("A").at).toBe("main/0");
    expect(app.button("b").label).toBe("B");
    expect(app.button(2).label).toBe("b");
    expect(app.get("button")).toHaveLength(3);
  });

  it("that are not there: the error says what is", async () => {
    const app = await appOf(`st.button("A"); st.button("B", { key: "key" });`).run();
    expect(() => app.button("C")).toThrow('There is no button "C" on the page (there is: A, key).');
    expect(() => app.slider("C")).toThrow('There is no slider "C" on the page.');
    expect(app.slider[0]).toBeUndefined();
  });

  it("tell type, label, value, key, place, disabled, stale and the rest", async () => {
    const app = await appOf(`st.checkbox("c", { key: "k", disabled: true, help: "h" });`).run();
    expect(app.elements[0]).toMatchObject({ type: "checkbox", label: "c", key: "k", value: false, at: "main/0", disabled: true, stale: false, props: { help: "h" } });
  });

  it.each([
    ["title", `st.title("x")`, "x"],
    ["markdown", `st.write("x")`, "x"],
    ["json", `st.json({ a: 1 })`, { a: 1 }],
    ["table", `st.table([{ a: 1 }])`, [{ a: 1 }]],
    ["metric", `st.metric("m", 5)`, "5"],
    ["progress", `st.progress(0.5)`, 0.5],
    ["exception", `st.exception(new Error("x"))`, "x"],
    ["radio", `st.radio("r", [{ id: 1 }], { formatFunc: () => "one" })`, { id: 1 }],
  ])("give the value of a %s", async (type, call, value) => {
    const app = await appOf(`${call};`).run();
    expect(app.get(type)[0]?.value).toEqual(value);
  });

  it("refuse what a person could not do", async () => {
    const app = await appOf(`st.text("t"); st.button("off", { disabled: true }); st.checkbox("c"); st.radio("r", ["a", "b"]);`).run();
    expect(() => app.text[0]?.click()).toThrow("A text has no click().");
    expect(() => app.checkbox("c").click()).toThrow("A checkbox has no click().");
    expect(() => app.button("off").click()).toThrow('The button "off" is disabled.');
    expect(() => app.radio("r").select("z")).toThrow('"z" is not an option of the radio "r". It has "a", "b".');
    expect(() => app.checkbox("c").increment()).toThrow("A checkbox has no increment().");
  });

  it("do what a person does: check, uncheck, select, increment, decrement", async () => {
    const app = await appOf(`st.checkbox("c"); st.toggle("t", { value: true }); st.radio("r", ["a", "b"]); st.numberInput("n", { value: 0.1, step: 0.1, maxValue: 0.3 });`).run();
    app.checkbox("c").check();
    app.toggle("t").uncheck();
    app.radio("r").select("b");
    app.numberInput("n").increment();
    await app.run();
    expect([app.checkbox("c").value, app.toggle("t").value, app.radio("r").value, app.numberInput("n").value]).toEqual([true, false, "b", 0.2]);
    await app.numberInput("n").increment().run();
    await app.numberInput("n").increment().run();
    expect(app.numberInput("n").value).toBe(0.3);
    await app.numberInput("n").decrement().run();
    expect(app.numberInput("n").value).toBe(0.2);
  });
});

describe("what an app tells", () => {
  it("exception: name, message, code, line and column of the cards", async () => {
    const app = await appOf(`throw new RangeError("far");`).run();
    expect(app.exception).toEqual([{ name: "RangeError", message: "far", line: 2, column: 7 }]);
    const misuse = await threadOf(`st.progress(-1);`).run();
    expect(misuse.exception).toMatchObject([{ name: "AppError", code: "bad-option", line: 2, column: 4 }]);
  });

  it("runs: of the last run() only", async () => {
    const app = await appOf(`if (st.button("x")) st.rerun();`).run();
    await app.button("x").click().run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    await app.run();
    expect(outcomes(app)).toEqual(["finished"]);
  });

  it("sessionState: a copy, with what cannot be copied left out", async () => {
    const app = await appOf(`st.sessionState.list = [1]; st.sessionState.f = () => {}; st.sessionState.map = new Map([[1, new Date(0)]]);`).run();
    expect(app.sessionState).toEqual({ list: [1], map: new Map([[1, new Date(0)]]) });
    expect("list" in app.sessionState).toBe(true);
    expect(Object.keys(app.sessionState)).toEqual(["list", "map"]);
  });

  it("sessionState: what a test writes is there before the first run", async () => {
    const app = appOf(`st.text(String(st.sessionState.given));`);
    app.sessionState["given"] = 5;
    await app.run();
    expect(page(app)).toEqual(["text 5"]);
  });

  it("toast: all so far", async () => {
    const app = await appOf(`st.toast("a"); st.toast("b");`).run();
    expect(app.toast).toEqual([{ body: "a" }, { body: "b" }]);
  });
});

describe("wait()", () => {
  it("lets timers pass, and waits for a run that is going when the time is over", async () => {
    const app = await appOf(`
st.sessionState.n = Number(st.sessionState.n ?? 0) + 1;
if (st.sessionState.n === 1) st.rerun({ after: "1ms" });
else await new Promise((done) => setTimeout(done, 300));
st.text("run " + st.sessionState.n);
`).run();
    await app.wait("50ms");
    expect(page(app)).toEqual(["text run 2"]);
    expect(outcomes(app)).toEqual(["finished"]);
  });

  it("takes no run when nothing is due", async () => {
    const app = await appOf(`st.text("x");`).run();
    await app.wait(0);
    expect(app.runs).toEqual([]);
  });
});

describe("the buttons of a preview", () => {
  it("stop ends what runs, and nothing runs until the person does something", async () => {
    const probe = newProbe();
    const app = appOf(`st.button("x"); if (!st.sessionState.calm) { st.sessionState.calm = true; await probe.at("slow"); st.text("never"); } st.text("end");`);
    const first = app.run();
    await probe.reached("slow");
    await app.stop();
    await first;
    expect(outcomes(app)).toEqual(["stopped"]);
    expect(page(app)).toEqual(["button x"]);
    await app.button("x").click().run();
    expect(page(app)).toEqual(["button x", "text end"]);
  });

  it("resume lets a paused app go on, once or until it is paused again", async () => {
    const app = await appOf(`st.sessionState.n = Number(st.sessionState.n ?? 0) + 1; st.rerun();`, { loopLimits: { sameState: "50ms", changing: "50ms" } }).run();
    expect(outcomes(app).at(-1)).toBe("paused");
    await app.resume({ once: true });
    expect(outcomes(app)).toEqual(["paused"]);
    await app.resume();
    expect(outcomes(app).length).toBeGreaterThan(20);
    expect(outcomes(app).at(-1)).toBe("paused");
  });
});
