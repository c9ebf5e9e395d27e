/** What runs cost, and where the time goes, measured in a real child. Nothing here goes by how fast the machine is. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { AppHost } from "../../runtime/host/api.ts";
import type { Cost, Profile } from "../../runtime/protocol/cost.ts";
import { startApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const start = (script: string, name = "app.ts") => startApp({ childEntry, name, script });
const measure = (host: AppHost, statements: boolean): void => host.ask({ what: "cost", on: true, statements });

/** Resolves with what the host tells of its costs when that satisfies `holds`. */
function costs(host: AppHost, holds: (cost: Cost) => boolean): Promise<Cost> {
  return new Promise((resolve) => {
    const stop = host.on("cost", (cost) => {
      if (!holds(cost)) return;
      stop();
      resolve(cost);
    });
  });
}

const lines = (list: readonly { line: number }[]): number[] => list.map(({ line }) => line);

test("each st.rerun() is told with the runs that it asked for since a person last did something", async () => {
  await using app = start(`import st from "dacapo";
st.sessionState.left ??= 2;
if (st.button("Three more")) st.sessionState.left = 3;
st.text("left " + st.sessionState.left);
if (st.sessionState.left === 1) {
  st.sessionState.left = 0;
  st.rerun();
}
if (st.sessionState.left > 1) {
  st.sessionState.left--;
  st.rerun();
}
`);
  measure(app.host, false);
  const first = await costs(app.host, ({ reruns }) => reruns.length === 2);
  expect(first.reruns.map(({ file, line, runs }) => [file, line, runs])).toEqual([[app.file, 11, 1], [app.file, 7, 1]]);
  for (const { ms } of first.reruns) expect(ms).toBeGreaterThan(0);
  app.view.click("Three more");
  const second = await costs(app.host, ({ reruns }) => reruns.some(({ runs }) => runs === 2));
  expect(second.reruns.map(({ line, runs }) => [line, runs])).toEqual(expect.arrayContaining([[11, 2], [7, 1]]));
});

test("a long chain is counted to its end although not every rerun of it is asked where it comes from", async () => {
  await using app = start('import st from "dacapo";\nst.sessionState.n ??= 0;\nif (st.sessionState.n < 345) {\n  st.sessionState.n++;\n  st.rerun();\n}\nst.text("done");\n');
  measure(app.host, false);
  const { reruns } = await costs(app.host, ({ reruns }) => reruns.some(({ runs }) => runs >= 345));
  expect(reruns.map(({ line, runs }) => [line, runs])).toEqual([[5, 345]]);
});

test("a cached function is told as computed, and as cached in the run after", async () => {
  await using app = start(`import st from "dacapo";
const load = st.cacheData(async (n: number) => n * 2);
st.text("loaded " + await load(1));
st.text("twice " + (await load(1)) + (await load(2)));
st.button("Again");
`);
  measure(app.host, false);
  const first = await costs(app.host, ({ cached }) => cached.length === 2);
  expect(first.cached).toEqual([
    { file: app.file, line: 3, computed: 1, kept: false, ms: expect.any(Number) },
    { file: app.file, line: 4, computed: 1, kept: true, ms: expect.any(Number) },
  ]);
  app.view.click("Again");
  const second = await costs(app.host, ({ cached }) => cached.every(({ computed }) => computed === 0));
  expect(second.cached.map(({ line, kept, ms }) => [line, kept, ms])).toEqual([[3, true, 0], [4, true, 0]]);
});

test("the slowest statements are told when they are asked for, on the lines that the person wrote", async () => {
  await using app = start(`import st from "dacapo";
import { setTimeout as wait } from "node:timers/promises";
enum Colour { Red, Green }
st.text("quick");
await wait(200);
st.text("colour " + Colour.Green);
{
  await wait(100);
}
`);
  measure(app.host, true);
  const { statements } = await costs(app.host, ({ statements }) => statements.length > 0);
  expect(lines(statements.filter(({ line }) => line === 5 || line === 7))).toEqual([5, 7]);
  expect(statements[0]?.share).toBeGreaterThan(statements[1]?.share ?? 1);
  app.host.ask({ what: "cost", on: true, statements: false });
  app.host.rerun("command");
  await costs(app.host, ({ statements }) => statements.length === 0);
});

/** Profiles the run that a click on *Again* begins. */
async function profileOfClick(app: ReturnType<typeof start>): Promise<Profile> {
  await app.view.shows("run 1");
  const told = new Promise<Profile>((resolve) => void app.host.on("profile", resolve));
  app.host.ask({ what: "profile", on: true });
  app.view.click("Again");
  await app.view.shows("run 2");
  app.host.ask({ what: "profile", on: false });
  return told;
}

const counting = 'st.text("run " + (st.sessionState.n = Number(st.sessionState.n ?? 0) + 1));\n';

test("a profile names the line where the time goes", async () => {
  await using app = start(`import st from "dacapo";
let sum = 0;
function spin(): void {
  const until = Date.now() + 400;
  while (Date.now() < until) {
    for (let i = 0; i < 1_000_000; i++) sum += i % 7;
  }
}
st.button("Again");
spin();
${counting}`);
  const { lines: hot, workedMs, tookMs } = await profileOfClick(app);
  expect(workedMs).toBeLessThanOrEqual(tookMs * 1.01);
  expect(hot[0]).toMatchObject({ file: app.file, line: 6, isCalled: false });
  expect(hot[0]?.share).toBeGreaterThan(0.3);
});

test("time in what a function calls is told at the function", async () => {
  await using app = start(`import st from "dacapo";
import { inspect } from "node:util";
const many = Array.from({ length: 30_000 }, (_, i) => ({ i }));
st.button("Again");
const words = (): number =>
  inspect(many, { maxArrayLength: null }).length;
for (let i = 0; i < 3; i++) words();
${counting}`);
  expect((await profileOfClick(app)).lines).toEqual(expect.arrayContaining([expect.objectContaining({ file: app.file, line: 5, isCalled: true })]));
});
