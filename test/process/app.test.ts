/** Real apps in real child processes, as built: what the engine, the link and the host do together. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";
import { nodeOf, nodeVersions } from "./lib/nodes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const start = (script: string, options: { nodePath?: string; name?: string } = {}) => startApp({ childEntry, name: "app.ts", script, ...options });

/** `hang()` is line 4 of the script. */
const stuck = (hang: string): string => `import st from "dacapo"; import net from "node:net";
st.sessionState.count = Number(st.sessionState.count ?? 0) + 1;
const hangs = (): void => { st.text("hangs"); };
const hang = async (): Promise<void> => { ${hang} };
st.text("run " + st.sessionState.count);
const timer = globalThis as { ticks?: number; ticker?: NodeJS.Timeout };
if (st.sessionState.count === 1) { const tick = () => { timer.ticks = (timer.ticks ?? 0) + 1; setTimeout(tick, 5); }; tick(); }
const looks = st.button("Look");
if (st.button("Hang")) await hang();
if (looks) { const before = timer.ticks; await new Promise((r) => setTimeout(r, 50)); st.text("ticking " + (timer.ticks! > before!)); }
`;

const ways: Record<string, string> = {
  "the body": "hangs(); for (;;);",
  "the body, after an await": "await null; hangs(); for (;;);",
  "setTimeout": "setTimeout(() => { hangs(); for (;;); }, 1); await new Promise(() => {});",
  "setInterval": "setInterval(() => { hangs(); for (;;); }, 1); await new Promise(() => {});",
  "setImmediate": "setImmediate(() => { hangs(); for (;;); }); await new Promise(() => {});",
  "a socket's callback":
    'const server = net.createServer((c) => c.end("x")).listen(0, () => net.connect((server.address() as net.AddressInfo).port).on("data", () => { server.close(); hangs(); for (;;); })); await new Promise(() => {});',
  "a chain of microtasks": "hangs(); for (;;) await null;",
  "a loop that reads the session state": "hangs(); for (;;) st.sessionState.count;",
};

describe.each(nodeVersions)("stuck code on Node %s", (version) => {
  test.each(Object.entries(ways))("in %s: Stop ends it, state and timers go on", async (_way, hang) => {
    await using app = start(stuck(hang), { nodePath: await nodeOf(version) });
    await app.view.shows("run 1");
    await app.view.has("Hang", "Look");
    app.view.click("Hang");
    await app.view.shows("hangs");
    app.host.stop();
    await app.view.is("stopped");
    app.view.click("Look");
    await app.view.shows("ticking true");
    await app.view.shows("run 3");
    expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
  });

  test("in onClick: Stop ends it", async () => {
    await using app = start('import st from "dacapo";\nst.button("Hang", { onClick: () => { for (;;); } });\nst.sessionState.n = Number(st.sessionState.n ?? 0) + 1;\nst.text("run " + st.sessionState.n);\nst.button("Next");\n', { nodePath: await nodeOf(version) });
    await app.view.shows("run 1");
    await app.view.has("Hang", "Next");
    app.view.click("Hang");
    await app.view.until("the click to be taken", () => app.view.taken.length === 1);
    app.host.stop();
    await app.view.is("stopped");
    app.view.click("Next");
    await app.view.shows("run 2");
  });

  test("in a module's evaluation: Stop ends it, and a save mends it", async () => {
    await using app = start('import st from "dacapo";\nst.text("fine");\n', { nodePath: await nodeOf(version) });
    await app.view.shows("fine");
    const module = join(app.folder, "module.ts");
    writeFileSync(module, 'console.log("evaluating");\nfor (;;);\nexport const name = "never";\n');
    writeFileSync(app.file, 'import st from "dacapo";\nimport { name } from "./module.ts";\nst.text("hello " + name);\n');
    app.host.rerun("save", [app.file]);
    await expect.poll(() => app.output.stdout, { timeout: 10_000 }).toContain("evaluating");
    app.host.stop();
    await app.view.is("stopped");
    writeFileSync(module, 'export const name = "Ada";\n');
    app.host.rerun("save", [module]);
    await app.view.shows("hello Ada");
  });
});

describe("a session", () => {
  const counter = 'import st from "dacapo";\nst.sessionState.count ??= 0;\nif (st.button("More")) st.sessionState.count++;\nif (st.button("Die")) process.kill(process.pid, "SIGKILL");\nst.text("Count " + st.sessionState.count);\n';

  test("outlives its process: the state that was copied is there after Restart, and the click that killed it is not repeated", async () => {
    await using app = start(counter);
    await app.view.shows("Count 0");
    for (let i = 0; i < 5; i++) app.view.click("More");
    await app.view.shows("Count 5");
    // Nothing tells a view that the state was copied: it is, when the app has been idle for 250 ms.
    await app.view.is("idle");
    await sleep(1500);
    app.view.click("Die");
    await app.view.is("crashed");
    expect(app.view.texts).toEqual(["Count 5"]);
    app.view.click("More");
    app.view.connection.receive({ type: "command", command: "restart" });
    await app.view.shows("Count 6");
    await app.view.is("idle");
  });

  test("brings back what the person entered in a widget without a key", async () => {
    await using app = start('import st from "dacapo";\nconst on = st.checkbox("Keep me");\nst.text("kept " + on);\nif (st.button("Die")) process.kill(process.pid, "SIGKILL");\n');
    await app.view.shows("kept false");
    app.view.enter("Keep me", true);
    await app.view.shows("kept true");
    await app.view.is("idle");
    await sleep(1500); // as above
    app.view.click("Die");
    await app.view.is("crashed");
    app.view.connection.receive({ type: "command", command: "restart" });
    await app.view.is("idle");
    expect(app.view.texts).toEqual(["kept true"]);
  });

  test("takes every click once, however fast they come", async () => {
    await using app = start(counter);
    await app.view.shows("Count 0");
    for (let i = 0; i < 100; i++) app.view.click("More");
    await app.view.shows("Count 100");
    await app.view.is("idle");
    expect(app.view.taken).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  test("ends in order: what the script wants to do at its end is done, and nobody waits for longer than that", async () => {
    // A child that does not end by itself is killed after 500 ms; a slow machine may need as long now and then, but not always.
    let took = Infinity;
    for (let i = 0; i < 10 && took >= 450; i++) {
      const app = start('import st from "dacapo";\nst.onCleanup(() => console.log("cleaned up"));\nst.text("x");\n');
      await app.view.shows("x");
      const began = performance.now();
      await app[Symbol.asyncDispose]();
      took = performance.now() - began;
      if (took < 450) expect(app.output.stdout).toBe("cleaned up\n");
    }
    expect(took).toBeLessThan(450);
  });

  test("that calls process.exit is stopped cleanly and goes on", async () => {
    await using app = start('import st from "dacapo";\nif (st.button("Exit")) process.exit(3);\nst.text("alive");\nst.button("Next");\n');
    await app.view.shows("alive");
    app.view.click("Exit");
    await app.view.until("the run to end", () => app.view.taken.length === 1);
    await app.view.is("idle");
    app.host.rerun("command");
    await app.view.shows("alive");
    expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
  });
});

test("a slow run is drawn while it goes on, and what it has not reached yet is greyed", async () => {
  await using app = start('import st from "dacapo";\nst.sessionState.n = Number(st.sessionState.n ?? 0) + 1;\nst.text("first " + st.sessionState.n);\nif (st.sessionState.n > 1) { const end = Date.now() + 1500; while (Date.now() < end); }\nst.text("second");\nst.button("Next");\n');
  await app.view.shows("first 1");
  await app.view.is("idle");
  app.view.click("Next");
  await app.view.shows("first 2");
  const root = app.view.tree.roots[0];
  await app.view.until("the rest to be greyed", () => root?.children[1]?.stale === true);
  expect(root?.children[0]?.stale).toBe(false);
  await app.view.is("idle");
  expect(root?.children.map(({ stale }) => stale)).toEqual([false, false, false]);
});
