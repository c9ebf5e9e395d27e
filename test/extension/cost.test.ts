/** What runs cost, beside the code; and the profile of an app. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const file = "/proj/app.ts";
const script = 'import st from "dacapo"\nst.header("Hello")\nst.rerun()\nload()\n';

async function withRunningApp(settings: Record<string, unknown> = {}): Promise<Person> {
  const person = new Person({ [file]: script, "/proj/other.ts": "load()\n" });
  for (const [key, value] of Object.entries(settings)) person.world.set(key, value);
  person.activate();
  person.world.open(file);
  await person.run("dacapo.runApp");
  return person;
}

const reran = { reruns: [{ file, line: 3, runs: 3, ms: 12 }] };

test("what was measured of a line stands at its end, in the file that it is in", async () => {
  const person = await withRunningApp();
  person.host.tellCost({
    ...reran,
    cached: [{ file, line: 4, computed: 1, ms: 120, kept: false }, { file: "/proj/other.ts", line: 1, computed: 0, ms: 0, kept: true }],
    statements: [{ file, line: 4, ms: 121, share: 0.8 }],
  });
  expect(person.world.hints(file)).toEqual(["3: 3 more runs, 12 ms", "4: computed, 120 ms · 121 ms, 80% of the run"]);
  expect(person.world.hints("/proj/other.ts")).toEqual(["1: cached"]);
});

test("a hint moves with its line, and goes when its line is edited", async () => {
  const person = await withRunningApp();
  person.host.tellCost({ ...reran, cached: [{ file, line: 4, computed: 0, ms: 0, kept: true }] });
  const document = person.world.open(file);
  document.replace("st.header", "// a line more\nst.header");
  expect(person.world.hints(file)).toEqual(["4: 3 more runs, 12 ms", "5: cached"]);
  document.replace("st.rerun()", "st.stop()");
  expect(person.world.hints(file)).toEqual(["5: cached"]);
});

test("what is told of the saved file while the editor is ahead of it stands on the lines that it means", async () => {
  const person = await withRunningApp();
  const document = person.world.open(file);
  document.replace("st.header", "// a line more\nst.header");
  person.host.tellCost(reran);
  expect(person.world.hints(file)).toEqual(["4: 3 more runs, 12 ms"]);
  document.replace("st.rerun()", "st.rerun() // edited");
  person.host.tellCost(reran);
  expect(person.world.hints(file)).toEqual([]);
});

test("a stream of measurements refreshes the editor now and then, and the last one is shown", async () => {
  const person = await withRunningApp();
  const before = person.world.hintsRefreshed;
  for (let runs = 1; runs <= 50; runs++) person.host.tellCost({ reruns: [{ file, line: 3, runs, ms: runs }] });
  await settle();
  expect(person.world.hintsRefreshed - before).toBe(1);
  expect(person.world.hints(file)).toEqual(["3: 50 more runs, 50 ms"]);
});

describe("the setting", () => {
  test("is what the app is asked to measure, before it starts", async () => {
    expect((await withRunningApp()).host.measures).toEqual(["quiet"]);
    expect((await withRunningApp({ "dacapo.cost": "full" })).host.measures).toEqual(["full"]);
    expect((await withRunningApp({ "dacapo.cost": "off" })).host.measures).toEqual([]);
  });

  test("takes effect at once, and off takes the hints away", async () => {
    const person = await withRunningApp();
    person.host.tellCost(reran);
    person.world.set("dacapo.cost", "full");
    person.world.set("dacapo.cost", "off");
    // What was on its way.
    person.host.tellCost(reran);
    expect(person.host.measures).toEqual(["quiet", "full", "off"]);
    expect(person.world.hints(file)).toEqual([]);
  });
});

test("closing the app takes its hints away, and leaves those of another", async () => {
  const person = await withRunningApp();
  const first = person.host;
  person.world.open("/proj/other.ts");
  await person.run("dacapo.runApp");
  first.tellCost(reran);
  person.host.tellCost({ cached: [{ file: "/proj/other.ts", line: 1, computed: 2, ms: 7, kept: true }] });
  person.world.panel("app.ts").dispose();
  await settle();
  expect(person.world.hints(file)).toEqual([]);
  expect(person.world.hints("/proj/other.ts")).toEqual(["1: computed 2 times, 7.0 ms"]);
});

const profile = {
  tookMs: 5000,
  workedMs: 400,
  lines: [
    { file, line: 2, ms: 300, share: 0.75, isCalled: false },
    { file, line: 4, ms: 60, share: 0.15, isCalled: true },
    { file, line: 1, ms: 40, share: 0.1, isCalled: true },
  ],
};

describe("Profile App", () => {
  test("samples the app for a while, runs it once, marks the hot lines and goes to the one that is chosen", async () => {
    const person = await withRunningApp();
    person.world.nextChoice = "line 2";
    const done = person.run("dacapo.profileApp");
    await settle();
    expect(person.host.asked.slice(-2)).toEqual(['profile {"on":true}', "rerun command"]);
    expect(person.world.progress?.title).toContain("app.ts");
    await settle(5000);
    expect(person.host.asked.at(-1)).toBe('profile {"on":false}');
    person.host.tellProfile(profile);
    await done;
    expect(person.world.hints(file)).toEqual(["2: 75% of the work", "4: 15% in what this calls"]);
    expect(person.world.activeEditor?.selection?.start).toMatchObject({ line: 1 });
  });

  test("cancelling shows what there is; saving takes the marks away", async () => {
    const person = await withRunningApp();
    const done = person.run("dacapo.profileApp");
    await settle();
    person.world.progress?.cancel();
    expect(person.host.asked.at(-1)).toBe('profile {"on":false}');
    person.host.tellProfile(profile);
    await done;
    expect(person.world.hints(file)).toHaveLength(2);
    await person.world.open(file).save();
    await settle();
    expect(person.world.hints(file)).toEqual([]);
  });

  test("an app that did nothing, or ended, says so", async () => {
    const person = await withRunningApp();
    const done = person.run("dacapo.profileApp");
    await settle();
    person.host.crash("it was killed");
    await done;
    expect(person.world.messages.at(-1)).toMatch(/^info: app\.ts did nothing while it was profiled/);
  });
});

test("nothing is left behind", async () => {
  const person = await withRunningApp();
  person.host.tellCost(reran);
  expect(await person.closeWindow()).toEqual([]);
});
