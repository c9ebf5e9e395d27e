/**
 * What must become of a small app and of what a person does to it, by the rules alone: events are answered one after the
 * other, each by a run to its end. The engine merges, cuts and queues; what comes out has to be the same.
 */
import { type After, type Answer, nextKey, type Op, type SmallApp, type Step } from "./small-app.ts";

export interface Outcome {
  /** How often each callback was called and each click was seen by a body. */
  readonly counts: Readonly<Record<string, number>>;
  /** The values of all widgets, as the last body saw them; undefined when it did not come to its end. */
  readonly seen: Readonly<Record<string, unknown>> | undefined;
  readonly version: number;
  /** Labels of what stands on the page. */
  readonly drawn: readonly string[];
}

type End = "finished" | "stopped" | "failed" | "rerun" | "rerun fragment";

/** How a run ends after a click, by what follows it. A halt cannot be swallowed. */
const ends: Readonly<Record<After, End>> = {
  nothing: "finished",
  wait: "finished",
  "set next": "finished",
  rerun: "rerun",
  stop: "stopped",
  throw: "failed",
  "swallowed by catch": "rerun",
  "swallowed by finally": "rerun",
  "from a promise": "rerun",
  "rerun fragment": "rerun fragment",
};

class Session {
  readonly #app: SmallApp;
  readonly #values = new Map<string, boolean | number>();
  readonly #counts: Record<string, number> = {};
  /** The version on disk, and the last one that parses: that one runs. */
  #saved = 1;
  #running = 1;
  #isBroken = false;
  #flag = false;
  /** What the next run begins with. */
  #next = new Map<string, boolean>();
  #seen: Record<string, unknown> = {};
  #lastSeen: Record<string, unknown> | undefined;
  #drawn: string[] = [];

  constructor(app: SmallApp) {
    this.#app = app;
    for (const step of flat(app)) if (step.is === "value") this.#values.set(step.name, step.kind === "checkbox" ? false : 0);
  }

  do(op: Op): void {
    switch (op.op) {
      case "value":
        return this.#change(op.name, op.value);
      case "click":
        return this.#click(op.name);
      case "save":
        this.#running = ++this.#saved;
        this.#isBroken = false;
        return this.rerun();
      case "break":
        // The last good version stays, and goes on answering.
        this.#saved++;
        this.#isBroken = true;
        return;
      case "stop":
        // One event after the other: there is nothing to stop.
        return;
    }
  }

  rerun(): void {
    if (!this.#isBroken) this.#run(undefined);
  }

  get outcome(): Outcome {
    return { counts: this.#counts, seen: this.#lastSeen, version: this.#running, drawn: this.#drawn };
  }

  #change(name: string, value: boolean | number): void {
    this.#begin();
    const changed = this.#values.get(name) !== value;
    this.#values.set(name, value);
    const step = find(this.#app, name);
    this.#answer(name, changed && step?.is === "value" ? step.callback : undefined, undefined);
  }

  #click(name: string): void {
    this.#begin();
    const step = find(this.#app, name);
    this.#answer(name, step?.is === "button" ? step.callback : undefined, name);
  }

  /** The callback, then the body of the app or of the widget's fragment. */
  #answer(name: string, callback: Answer | undefined, trigger: string | undefined): void {
    if (callback) {
      this.#count(`call ${name}`);
      if (callback.does === "set") this.#values.set(callback.key, callback.value);
      if (callback.does === "flag") this.#flag = true;
      if (callback.does === "rerun") return this.#run(undefined);
      if (callback.does === "stop" || callback.does === "throw") return;
    }
    const fragment = fragmentOf(this.#app, name);
    if (fragment) this.#runFragment(fragment, trigger);
    else this.#run(trigger);
  }

  /** Of a run: what was set for it is there before the event that it answers. */
  #begin(): void {
    for (const [key, value] of this.#next) this.#values.set(key, value);
    this.#next.clear();
  }

  #run(trigger: string | undefined): void {
    this.#begin();
    this.#seen = {};
    this.#lastSeen = undefined;
    this.#drawn = [];
    const end = this.#steps(this.#app, trigger);
    if (end === "rerun") return this.#run(undefined);
    if (end === "finished") this.#lastSeen = { ...this.#seen };
  }

  #runFragment(steps: readonly Step[], trigger: string | undefined): void {
    this.#begin();
    const end = this.#steps(steps, trigger);
    if (end === "rerun") this.#run(undefined);
    if (end === "rerun fragment") this.#runFragment(steps, undefined);
  }

  #steps(steps: readonly Step[], trigger: string | undefined): End {
    for (const step of steps) {
      const end = this.#step(step, trigger);
      if (end !== "finished") return end;
    }
    return "finished";
  }

  #step(step: Step, trigger: string | undefined): End {
    switch (step.is) {
      case "value":
        this.#drawn.push(step.name);
        this.#seen[step.name] = this.#values.get(step.name);
        return "finished";
      case "button":
        this.#drawn.push(step.name);
        if (step.name !== trigger) return "finished";
        this.#count(`body ${step.name}`);
        if (step.after === "set next") this.#next.set(nextKey, this.#values.get(nextKey) !== true);
        return ends[step.after];
      case "when":
        return this.#values.get(step.key) === true ? this.#steps(step.steps, trigger) : "finished";
      case "guard":
        return this.#values.get(step.key) === true ? (step.by === "stop" ? "stopped" : "failed") : "finished";
      case "flagged rerun":
        if (!this.#flag) return "finished";
        this.#flag = false;
        return "rerun";
      case "fragment":
        return this.#steps(step.steps, trigger);
      case "slow":
        return "finished";
    }
  }

  #count(name: string): void {
    this.#counts[name] = (this.#counts[name] ?? 0) + 1;
  }
}

/** What comes of an app whose person does `ops`, one after the other, and reruns it in the end. */
export function predict(app: SmallApp, ops: readonly Op[]): Outcome {
  const session = new Session(app);
  session.rerun();
  for (const op of ops) session.do(op);
  session.rerun();
  return session.outcome;
}

function* flat(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    if ("steps" in step) yield* flat(step.steps);
  }
}

function find(app: SmallApp, name: string): Step | undefined {
  return [...flat(app)].find((step) => (step.is === "value" || step.is === "button") && step.name === name);
}

/** The steps of the fragment that a widget stands in. */
function fragmentOf(app: SmallApp, name: string): readonly Step[] | undefined {
  for (const step of flat(app)) if (step.is === "fragment" && find(step.steps, name)) return step.steps;
  return undefined;
}
