/** Plays a small app in the real engine: what a person does to it arrives at any moment, also while a run is going. */
import { writeFileSync } from "node:fs";
import { AppTest } from "../../runtime/testing/app-test.ts";
import type { ElementHandle } from "../../runtime/testing/handles.ts";
import { random } from "../lib/random.ts";
import { mayStop, randomOps } from "./random-app.ts";
import type { Outcome } from "./rules.ts";
import { type Op, type SmallApp, sourceOf } from "./small-app.ts";

/** What the script tells: which run is going, and that no older one goes on beside it. */
class Probe {
  readonly overlaps: string[] = [];
  readonly #begun = new Map<string, number>();
  readonly #dice: (n: number) => number;

  constructor(dice: (n: number) => number) {
    this.#dice = dice;
  }

  begin(name: string): number {
    const number = (this.#begun.get(name) ?? 0) + 1;
    this.#begun.set(name, number);
    return number;
  }

  alive(name: string, number: number): void {
    if (number !== this.#begun.get(name)) this.overlaps.push(`${name} ${number} beside ${this.#begun.get(name)}`);
  }

  /** A while, short or not so short. */
  tick(): Promise<void> {
    return pause(this.#dice);
  }
}

/** Now and then longer than a superseded run is waited for. */
function pause(dice: (n: number) => number): Promise<void> {
  if (dice(60) === 0) return new Promise((done) => setTimeout(done, 70));
  const way = dice(6);
  if (way === 0) return new Promise((done) => setImmediate(done));
  return way < 4 ? Promise.resolve() : new Promise((done) => setTimeout(done, way === 4 ? 1 : 12));
}

export async function play(app: SmallApp, seed: number): Promise<{ ops: Op[]; outcome: Outcome; overlaps: string[] }> {
  const dice = random(seed ^ 0x5eed);
  const probe = new Probe(dice);
  Reflect.set(globalThis, "probe", probe);
  let version = 1;
  const test = await AppTest.fromString(sourceOf(app, version), { inProcess: true, timeout: "30s" }).run();
  try {
    const handles = new Map(test.elements.flatMap((one): [string, ElementHandle][] => (one.label === undefined ? [] : [[one.label, one]])));
    const ops = randomOps(dice, [...handles].map(([name, { type }]) => ({ name, type })), mayStop(app));
    const answered: Promise<unknown>[] = [];
    for (const op of ops) {
      if (op.op === "click") answered.push(handles.get(op.name)?.click().run() ?? Promise.resolve());
      else if (op.op === "stop") answered.push(test.stop());
      else if (op.op === "value") answered.push(handles.get(op.name)?.setValue(op.value).run() ?? Promise.resolve());
      else {
        version++;
        writeFileSync(test.file, op.op === "save" ? sourceOf(app, version) : `${sourceOf(app, version)}\nif (`);
        answered.push(test.run());
      }
      for (let i = dice(3); i > 0; i--) await pause(dice);
    }
    await Promise.all(answered);
    // What waited behind a Stop is answered first.
    if (ops.some(({ op }) => op === "stop")) await test.run();
    await test.run();
    return { ops, overlaps: probe.overlaps, outcome: outcomeOf(test) };
  } finally {
    await test.dispose();
  }
}

function outcomeOf(test: AppTest): Outcome {
  const { seen, version, ...state } = test.sessionState;
  const counts: Record<string, number> = {};
  for (const [key, value] of Object.entries(state)) if (/^(body|call) /.test(key)) counts[key] = Number(value);
  const drawn = test.elements.flatMap((one) => (one.stale || one.label === undefined ? [] : [one.label]));
  return { counts, seen: seen === undefined ? undefined : Object.fromEntries(Object.entries(seen ?? {})), version: Number(version), drawn };
}
