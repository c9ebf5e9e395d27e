/** Much at once, and for long: nothing grows, nothing is lost. A few seconds' worth here, all of it in `npm run soak`. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { windowBytes } from "../../runtime/host/output-valve.ts";
import { fuzzTimeoutMs, rounds } from "../fuzz/lib/rounds.ts";
import { random } from "../lib/random.ts";
import { FakeView, startApp } from "./lib/harness.ts";
import { heldByProcess, heldByThread, type HeldByThread } from "./lib/held.ts";
import { marked, noneLeft } from "./lib/processes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const mib = 1024 * 1024;
const counter = (version = 0): string => `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("Count " + st.sessionState.count);
st.text("Level " + st.slider("Level", { minValue: 0, maxValue: 1000, value: 0 }));
st.dataframe(Array.from({ length: 20 }, (_, i) => ({ i, n: i * Number(st.sessionState.count) })));
st.text("Version ${version}");
`;

/** What must not grow. A few more or less are what the garbage collector or a timer of the moment makes of it; what leaked by the run would be a thousand. */
const counted = ["files", "threads", "timers", "handles", "listeners", "emitters", "targets"] as const;
const spare = 8;
/** What compiled code and the like may take more. A leak of sixty bytes a rerun is more than that in the soak. */
const mostMoreKib = 4096;
const drawHeld = `import { heldByThread } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "lib/held.ts")).href)};
if (st.button("Count what is held")) st.text("Held " + JSON.stringify(heldByThread()));
`;

test("sixteen apps side by side: each counts its own clicks, and none stays", { timeout: 60_000 }, async () => {
  const mark = randomUUID();
  const apps = Array.from({ length: 16 }, () => startApp({ childEntry, name: "app.ts", script: counter(), env: { DACAPO_TEST: mark } }));
  await Promise.all(apps.map((app) => app.view.until("the first picture", () => app.view.texts.includes("Count 0"), 50_000)));
  expect(marked(mark)).toHaveLength(16);
  apps.forEach((app, i) => {
    for (let click = 0; click <= i; click++) app.view.click("More");
  });
  await Promise.all(apps.map((app, i) => app.view.shows(`Count ${i + 1}`)));
  await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
  await noneLeft(mark);
});

test("a run that draws a hundred thousand elements is whole on the page, and the next one sends next to nothing", { timeout: 60_000 }, async () => {
  const script = 'import st from "dacapo";\nconst again = st.button("Again");\nfor (let i = 0; i < 100_000; i++) st.text("line " + i);\nst.text(again ? "again" : "first");\n';
  await using app = startApp({ childEntry, name: "app.ts", script });
  await app.view.until("all of it", () => app.view.texts.at(-1) === "first", 50_000);
  expect(app.view.texts).toHaveLength(100_001);
  expect(app.view.texts[77_777]).toBe("line 77777");
  await app.view.is("idle");
  const before = app.view.messages.length;
  app.view.click("Again");
  await app.view.until("the next run", () => app.view.texts.at(-1) === "again", 50_000);
  const puts = app.view.messages.slice(before).flatMap((message) => (message.type === "deltas" ? message.deltas : [])).filter(({ op }) => op === "put");
  expect(puts).toHaveLength(1);
});

const seconds = rounds({ usual: 3, soak: 60 });

test(`10 MB/s of output for ${seconds} s: what is shown is limited, clicks are answered meanwhile, and the host's memory stays flat`, { timeout: fuzzTimeoutMs }, async () => {
  const script = `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("Count " + st.sessionState.count);
const self = globalThis as { writes?: NodeJS.Timeout };
const block = "x".repeat(1023) + "\\n";
self.writes ??= setTimeout(() => setInterval(() => process.stdout.write(block.repeat(1024)), 100), 0);
`;
  await using app = startApp({ childEntry, name: "app.ts", script });
  await app.view.shows("Count 0");
  await sleep(1000);
  const before = process.memoryUsage().rss;
  for (let second = 1; second <= seconds; second++) {
    app.view.click("More");
    await app.view.shows(`Count ${second}`);
    await sleep(1000);
    // What was shown is the terminal's to keep, not the host's.
    expect(app.output.stdout.length).toBeLessThan(4 * windowBytes);
    app.output.stdout = "";
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * mib);
});

const reruns = rounds({ usual: 800, soak: 100_000 });

test(`${reruns} reruns with events, saves and pages that come and go: nothing is lost, and neither memory nor files, threads, timers or listeners grow`, { timeout: fuzzTimeoutMs }, async () => {
  const mark = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), "dacapo-load-"));
  await using app = startApp({ childEntry, name: "app.ts", script: counter() + drawHeld, env: { DACAPO_TEST: mark, TMPDIR: folder } });
  await app.view.shows("Count 0");
  await app.view.is("idle");
  const [pid = 0] = marked(mark);
  const next = random(7);
  let level = 0;
  const go = async (times: number, from: number): Promise<void> => {
    for (let i = from + 1; i <= from + times; i++) {
      app.view.click("More");
      if (next(4) === 0) app.view.enter("Level", [(level = next(1000))]);
      if (next(25) === 0) {
        writeFileSync(app.file, counter(i) + drawHeld);
        app.host.rerun("save", [app.file]);
      }
      if (next(25) === 0) new FakeView(app.host).connection.dispose();
      await app.view.shows(`Count ${i}`);
      await app.view.shows(`Level ${level}`);
      // The fake page keeps every message, which a page does not.
      app.view.messages.splice(0);
    }
    await app.view.is("idle");
  };
  const held = async () => {
    app.view.click("Count what is held");
    const isHeld = (text: string): boolean => text.startsWith("Held ");
    await app.view.until("what is held", () => app.view.texts.some(isHeld));
    const thread: HeldByThread = JSON.parse(app.view.texts.find(isHeld)?.slice("Held ".length) ?? "");
    await app.view.is("idle");
    const temporary = readdirSync(folder).length + readdirSync(app.folder).length;
    return { child: { ...thread, ...heldByProcess(pid) }, host: { ...heldByThread(), ...heldByProcess(process.pid) }, temporary, processes: marked(mark).length };
  };
  const quarter = reruns / 4;
  await go(quarter, 0);
  const start = await held();
  console.info(JSON.stringify({ reruns: quarter, ...start }));
  let end = start;
  for (let done = quarter; done < reruns; done += quarter) {
    await go(quarter, done);
    end = await held();
    console.info(JSON.stringify({ reruns: done + quarter, ...end }));
  }
  expect(app.view.taken.length).toBeGreaterThanOrEqual(reruns);
  expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
  for (const who of ["child", "host"] as const) {
    expect(end[who].mib, who).toBeLessThan(start[who].mib * 1.3 + 50);
    expect(end[who].usedKib, `memory in use by the ${who}`).toBeLessThan(start[who].usedKib + mostMoreKib);
    for (const what of counted) expect(end[who][what], `${what} of the ${who}`).toBeLessThanOrEqual(start[who][what] + spare);
  }
  expect(end.temporary).toBe(start.temporary);
  expect(end.processes).toBe(1);
  rmSync(folder, { recursive: true });
});

test("short and long answers in turn, by the two ways that a child has, arrive in order and each event once", { timeout: 60_000 }, async () => {
  const script = `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
const n = Number(st.sessionState.count);
st.text("Count " + n);
// Too long for the main thread's own way, or with a picture that only the link can keep.
if (n % 3 === 1) st.text(("long " + n + " ").repeat(5000));
if (n % 3 === 2) st.image(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, n]));
`;
  const clicks = 120;
  await using app = startApp({ childEntry, name: "app.ts", script });
  await app.view.shows("Count 0");
  for (let n = 1; n <= clicks; n++) {
    app.view.click("More");
    // Now and then the next click does not wait for the answer.
    if (n % 5 !== 0) await app.view.shows(`Count ${n}`);
  }
  await app.view.shows(`Count ${clicks}`);
  const counts = app.view.messages
    .flatMap((message) => (message.type === "deltas" ? message.deltas : []))
    .flatMap((delta) => (delta.op === "put" && "body" in delta.node ? String(delta.node.body) : []))
    .filter((body) => body.startsWith("Count "))
    .map((body) => Number(body.slice("Count ".length)));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.at(-1)).toBe(clicks);
});
