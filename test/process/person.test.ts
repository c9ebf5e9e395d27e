/** A person who is faster, or in more places, than a script: no click and no text is lost, and no two sessions meet. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createAppHost } from "../../runtime/host/app-host.ts";
import { FakeView, startApp } from "./lib/harness.ts";
import { randomUUID } from "node:crypto";
import { marked, noneLeft } from "./lib/processes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const counter = (version = 0): string => `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("Count " + st.sessionState.count);
st.text("Name " + st.textInput("Name"));
st.text("Slider " + st.slider("Level", { minValue: 0, maxValue: 1000, value: 0 }));
st.text("Version ${version}");
`;

test("fifty saves in a second with clicks between them: the last one is what runs, and every click counts once", async () => {
  await using app = startApp({ childEntry, name: "app.ts", script: counter() });
  await app.view.shows("Count 0");
  app.view.enter("Name", "Ada");
  for (let version = 1; version <= 50; version++) {
    writeFileSync(app.file, counter(version));
    app.host.rerun("save", [app.file]);
    app.view.click("More");
    await sleep(20);
  }
  await app.view.shows("Version 50");
  await app.view.shows("Count 50");
  await app.view.is("idle");
  expect(app.view.texts).toEqual(["Count 50", "Name Ada", "Slider 0", "Version 50"]);
  expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
});

test("a widget that is moved a thousand times in a second ends where it was let go, with few runs and the clicks between", async () => {
  await using app = startApp({ childEntry, name: "app.ts", script: counter() });
  await app.view.shows("Slider 0");
  await app.view.is("idle");
  const before = app.host.runs.length;
  for (let value = 1; value <= 1000; value++) {
    app.view.enter("Level", [value]);
    if (value % 100 === 0) app.view.click("More");
    if (value % 10 === 0) await sleep(10);
  }
  await app.view.shows("Slider 1000");
  await app.view.shows("Count 10");
  await app.view.is("idle");
  expect(app.view.taken).toHaveLength(1010);
  expect(app.host.runs.length - before).toBeLessThan(1010);
});

test("two windows that run one file have two sessions: neither sees the other's clicks, state or end", async () => {
  await using app = startApp({ childEntry, name: "app.ts", script: counter() });
  const other = createAppHost({ file: app.file, childEntry, fallbackNode: process.execPath, nodePath: process.execPath });
  const view = new FakeView(other);
  other.start();
  await Promise.all([app.view.shows("Count 0"), view.shows("Count 0")]);
  for (let i = 0; i < 3; i++) app.view.click("More");
  view.click("More");
  await Promise.all([app.view.shows("Count 3"), view.shows("Count 1")]);
  writeFileSync(app.file, counter(2));
  for (const host of [app.host, other]) host.rerun("save", [app.file]);
  await Promise.all([app.view.shows("Version 2"), view.shows("Version 2")]);
  await other.dispose();
  app.view.click("More");
  await app.view.shows("Count 4");
});

test("a view that is closed in the middle of a run, and one that comes then, see the same app go on", async () => {
  const script = 'import st from "dacapo";\nst.text("began");\nfor (let i = 1; i <= 40; i++) { await new Promise((r) => setTimeout(r, 10)); st.text("step " + i); }\n';
  await using app = startApp({ childEntry, name: "app.ts", script });
  await app.view.shows("step 3");
  app.view.connection.dispose();
  const seen = app.view.messages.length;
  const next = new FakeView(app.host);
  await next.shows("step 40");
  await next.is("idle");
  expect(next.texts).toHaveLength(41);
  expect(app.view.messages, "nothing is sent to who has gone").toHaveLength(seen);
});

test("an app that is closed in the middle of a run leaves no process behind", async () => {
  const mark = randomUUID();
  for (const body of ["await new Promise(() => {});", "for (;;);", "for (;;) st.text('x');"]) {
    const app = startApp({ childEntry, name: "app.ts", script: `import st from "dacapo";\nst.text("began");\n${body}\n`, env: { DACAPO_TEST: mark } });
    await app.view.shows("began");
    expect(marked(mark)).toHaveLength(1);
    await app[Symbol.asyncDispose]();
    await noneLeft(mark);
  }
});

test("a machine that sleeps, with the app in a run or at rest: it goes on where it was, and what was done meanwhile is answered", async () => {
  const mark = randomUUID();
  const script = `${counter()}if (st.button("Slow")) { const end = performance.now() + 300; while (performance.now() < end) st.text("slow"); }\n`;
  await using app = startApp({ childEntry, name: "app.ts", script, env: { DACAPO_TEST: mark } });
  await app.view.shows("Count 0");
  await app.view.is("idle");
  const [pid = 0] = marked(mark);
  await app.view.has("Slow");
  for (const [busy, count] of [[false, 1], [true, 2]] as const) {
    if (busy) app.view.click("Slow");
    process.kill(pid, "SIGSTOP");
    app.view.click("More");
    await sleep(1500);
    process.kill(pid, "SIGCONT");
    await app.view.shows(`Count ${count}`);
    await app.view.is("idle");
  }
  expect(marked(mark), "it is the same process").toEqual([pid]);
  expect(app.view.cards).toEqual([]);
});
