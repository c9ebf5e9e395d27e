/** Much at once, and for long: nothing grows, nothing is lost. A few seconds' worth here, all of it in `npm run soak`. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { windowBytes } from "../../runtime/host/output-valve.ts";
import { fuzzTimeoutMs, rounds } from "../fuzz/lib/rounds.ts";
import { random } from "../lib/random.ts";
import { FakeView, startApp } from "./lib/harness.ts";
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

/** What a process holds: memory in MiB, and open files. */
function held(pid: number): { mib: number; files: number; threads: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return { mib: of("VmRSS") / 1024, files: readdirSync(`/proc/${pid}/fd`).length, threads: of("Threads") };
}

const reruns = rounds({ usual: 1500, soak: 100_000 });

test(`${reruns} reruns with events, saves and pages that come and go: nothing is lost, and neither memory nor files, threads, timers or listeners grow`, { timeout: fuzzTimeoutMs }, async () => {
  const mark = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), "dacapo-load-"));
  await using app = startApp({ childEntry, name: "app.ts", script: counter(), env: { DACAPO_TEST: mark, TMPDIR: folder } });
  await app.view.shows("Count 0");
  await app.view.is("idle");
  const [pid = 0] = marked(mark);
  const temporary = (): number => [folder, app.folder].flatMap((place) => readdirSync(place)).length;
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const next = random(7);
  const go = async (times: number, from: number): Promise<void> => {
    for (let i = from + 1; i <= from + times; i++) {
      app.view.click("More");
      if (next(4) === 0) app.view.enter("Level", [next(1000)]);
      if (next(25) === 0) {
        writeFileSync(app.file, counter(i));
        app.host.rerun("save", [app.file]);
      }
      if (next(25) === 0) new FakeView(app.host).connection.dispose();
      await app.view.shows(`Count ${i}`);
      // The fake page keeps every message, which a page does not.
      app.view.messages.splice(0);
    }
    await app.view.is("idle");
  };
  const warm = Math.ceil(reruns / 3);
  await go(warm, 0);
  const start = { child: held(pid), files: temporary(), timers: timers(), mib: process.memoryUsage().rss / mib };
  await go(reruns - warm, warm);
  const end = { child: held(pid), files: temporary(), timers: timers(), mib: process.memoryUsage().rss / mib };
  console.info(JSON.stringify({ reruns, start, end }));
  expect(end.child.files).toBeLessThanOrEqual(start.child.files);
  expect(end.child.threads).toBeLessThanOrEqual(start.child.threads);
  expect(end.child.mib).toBeLessThan(start.child.mib * 1.3 + 40);
  expect(end.mib).toBeLessThan(start.mib * 1.3 + 60);
  expect(end.files).toBeLessThanOrEqual(start.files);
  expect(end.timers).toBeLessThanOrEqual(start.timers + 1);
  expect(app.view.taken.length).toBeGreaterThanOrEqual(reruns);
  expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
  rmSync(folder, { recursive: true });
});
