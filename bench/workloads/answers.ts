/** W1, W2, W3, W3b, W4, W7: a hand, and what it changes. */
import { setTimeout as wait } from "node:timers/promises";
import { floorId } from "../floors/floors.ts";
import type { Bench, Workload } from "../lib/bench.ts";
import { answerMs, clicks } from "../lib/clicking.ts";
import type { Counts, Goal } from "../lib/measurement.ts";
import { median } from "../lib/statistics.ts";
import { type Manner, Person, type Traffic } from "../page/person.ts";
import type { DomChanges, Seen } from "../page/probe.ts";

interface ClickWorkload {
  id: string;
  what: string;
  button: string;
  text: (k: number) => string;
  warm: number;
  measured: number;
  floor: "echo" | "page";
  goal?: Goal;
}

const frameMs = 1000 / 60;
const countedActions = 5;
/** A slider sends its next value when the run of the last one has begun, and a value cuts a run at most every 200 ms. */
const betweenKeysMs = 350;

export const w1 = clickWorkload({ id: "w1", what: "W1 click → header (two runs)", button: "Foo", text: (k) => `Foo ${k};`, warm: 3, measured: 50, floor: "echo", goal: { timesFloor: 1.25 } });
export const w3 = clickWorkload({ id: "w3", what: "W3 1,000 elements, first text changes", button: "Update", text: (k) => `Top ${k};`, warm: 3, measured: 20, floor: "page" });
export const w3b = clickWorkload({ id: "w3b", what: "W3b 1,000 elements, last text changes", button: "Update", text: (k) => `Bottom ${k};`, warm: 3, measured: 20, floor: "page", goal: { timesFloor: 2 } });

function clickWorkload({ id, what, button, text, warm, measured, floor, goal }: ClickWorkload): Workload {
  return async (bench) => {
    await using beside = await bench.floors.open(floor);
    await using child = await bench.floors.open("child");
    await using app = await bench.serve(id);
    await using person = await sitDownAt(bench, app.url, button);
    const count = bench.times(measured);
    const click = { person, button, text, floors: [beside, child], warm, measured: count };
    const inStep = (await clicks({ ...click, manner: "inStep" })).map(answerMs);
    const atRest = (await clicks({ ...click, manner: "atRest", first: 1 + warm + count })).map(answerMs);
    const counted: (DomChanges & Traffic)[] = [];
    const at = await person.buttonAt(button);
    for (let i = 1; i <= countedActions; i++) {
      const k = 2 * (warm + count) + i;
      counted.push(await person.counting(() => person.click(at, text(k))));
    }
    const note = `${(median(atRest) / bench.floors.median("child", "atRest")).toFixed(2)} × the echo by a child process`;
    return {
      measurements: [
        { id, what, unit: "ms", samples: inStep, floor: floorId(floor), ...(goal && { goal }) },
        { id: `${id}-rest`, what: `${what}, screen at rest`, unit: "ms", samples: atRest, floor: floorId(floor, "atRest"), note },
      ],
      counts: [medians(id, what, counted)],
    };
  };
}

export const w2: Workload = async (bench) => {
  const [warm, measured] = [3, bench.times(50)];
  await using floor = await bench.floors.open("echo");
  await using app = await bench.serve("w2");
  await using person = await Person.sitDown(bench.browser, "Value is 100;");
  await person.open(app.url);
  await person.page.getByRole("slider", { name: "Amount" }).focus();
  const samples: number[] = [];
  for (let k = 1; k <= warm + measured; k++) {
    await wait(betweenKeysMs / 2);
    await floor.click(k % 2 === 0 ? "inStep" : "atRest");
    await wait(betweenKeysMs / 2);
    const seen = await person.press("ArrowRight", `Value is ${100 + k};`);
    if (k > warm) samples.push(answerMs(seen));
  }
  // A key comes when it is pressed: no frame of the screen is due.
  const note = `${(median(samples) / bench.floors.median("echo", "atRest")).toFixed(2)} × the echo, screen at rest`;
  return { measurements: [{ id: "w2", what: "W2 slider key → text", unit: "ms", samples, floor: floorId("echo"), goal: { timesFloor: 1.25 }, note }] };
};

export const w4: Workload = async (bench) => {
  const reruns = 1000;
  await using app = await bench.serve("w4");
  await using person = await sitDownAt(bench, app.url, "Go");
  const seen = await clicks({ person, button: "Go", text: (k) => `Storm ${k} done after ${reruns * k} reruns;`, warm: 0, measured: 3 });
  const samples = seen.map((one) => (reruns / answerMs(one)) * 1000);
  return { measurements: [{ id: "w4", what: "W4 1,000 × st.rerun()", unit: "/s", samples, goal: { atLeast: 10_000 }, note: "click to text, echo included" }] };
};

export const w7: Workload = async (bench) => {
  const count = bench.times(10);
  await using floor = await bench.floors.open("echo");
  await using app = await bench.serve("w7");
  await using person = await sitDownAt(bench, app.url, "Stream");
  const stream = (manner: Manner, first: number): Promise<Seen[]> =>
    clicks({ person, button: "Stream", text: (k) => `run ${k} tick 1000;`, pattern: String.raw`run \d+ tick \d+;`, floors: [floor], manner, first, warm: 0, measured: count });
  const inStep = await stream("inStep", 1);
  const atRest = await stream("atRest", 1 + count);
  const what = "W7 1,000 placeholder updates, last in DOM";
  return {
    measurements: [
      { id: "w7", what, unit: "ms", samples: inStep.map(answerMs), floor: floorId("echo"), goal: { timesFloor: 2 }, note: stepsSeen(inStep) },
      { id: "w7-rest", what: `${what}, screen at rest`, unit: "ms", samples: atRest.map(answerMs), floor: floorId("echo", "atRest"), note: stepsSeen(atRest) },
    ],
  };
};

/** Frames that could have shown something new, counted from the first tick on, and those that did. */
function stepsSeen(seen: readonly Seen[]): string {
  const batches = median(seen.map(({ steps }) => steps.length));
  const frames = seen.map(({ steps }) => new Set(steps.map(({ at }) => Math.floor((at - (steps[0]?.at ?? at)) / frameMs))).size);
  const spans = seen.map(({ steps, seenAt }) => Math.floor((seenAt - (steps[0]?.at ?? seenAt)) / frameMs) + 1);
  return `${batches} DOM batches; ${median(frames)} of ${median(spans)} frames between first and last tick showed a new one`;
}

async function sitDownAt(bench: Bench, url: string, button: string): Promise<Person> {
  const person = await Person.sitDown(bench.browser);
  await person.page.goto(url);
  await person.page.getByRole("button", { name: button, exact: true }).waitFor();
  // The first run may still be going on below the button.
  await wait(300);
  return person;
}

function medians(id: string, what: string, counted: readonly (DomChanges & Traffic)[]): Counts {
  const middle = (name: keyof (DomChanges & Traffic)): number => median(counted.map((one) => one[name]));
  return {
    id,
    what,
    texts: middle("texts"),
    nodes: middle("nodes"),
    attributes: middle("attributes"),
    framesIn: middle("framesIn"),
    bytesIn: middle("bytesIn"),
    framesOut: middle("framesOut"),
    bytesOut: middle("bytesOut"),
  };
}
