/** Measures what runs cost while the editor shows it. Nothing is measured before that, and nothing after. */
import type { CachedCost, Cost, StatementCost } from "../../protocol/cost.ts";
import type { EditorAsk } from "../../protocol/editor.ts";
import { callerOf } from "../cache/caller.ts";
import { scopes } from "../context.ts";
import type { Halt } from "../halt.ts";
import type { Outlet } from "../outlet.ts";
import type { Run } from "../run.ts";
import { type SourceMap, ownFrame, parseStack } from "../stack.ts";
import { RerunCosts } from "./rerun-costs.ts";
import { StatementClock } from "./statement-clock.ts";

/** The least time from one report to the next. */
const tellMs = 250;
/** Calls of cached functions in one run that are asked where they come from although they cost nothing. */
const mostKept = 50;

/** What is measured: the app of an engine. */
export interface MeasuredApp {
  readonly outlet: Outlet;
  readonly script: SourceMap & { mark(on: boolean): void };
  readonly onRest: (() => void)[];
}

export class Costs {
  readonly #app: MeasuredApp;
  readonly #reruns = new RerunCosts();
  readonly #clock = new StatementClock();
  readonly #cached = new Map<string, CachedCost & { run: number }>();
  #statements: StatementCost[] = [];
  #isOn = false;
  #marks = false;
  #run: Run | undefined;
  /** How many more calls of this run are looked at. */
  #looks = 0;
  #noteMs: (ms: number) => void = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(app: MeasuredApp) {
    this.#app = app;
    app.onRest.push(() => this.#tellSoon());
  }

  /** True when the app is to run again: its statements are to be marked, or no longer. */
  take({ on, statements }: EditorAsk & { what: "cost" }): boolean {
    const marks = on && statements;
    const isOther = marks !== this.#marks;
    this.#isOn = on;
    this.#marks = marks;
    this.#app.script.mark(marks);
    this.#clear();
    return isOther;
  }

  began(run: Run): void {
    if (!this.#isOn) return;
    this.#run = run;
    const isAsked = run.cause === "rerun" || (run.cause === "timer" && run.kind === "app");
    // Whatever else has the code read anew.
    if (run.cause !== "event" && run.cause !== "rerun" && run.cause !== "timer") this.#clear();
    else if (run.cause === "event") this.#reruns.newChain();
    this.#noteMs = isAsked ? this.#reruns.begin() : () => {};
    // What the last run found that was looked at stands for those of its chain that are not.
    this.#looks = isAsked && !this.#reruns.isLooked ? 0 : mostKept;
    if (run.kind !== "app") return;
    if (this.#looks > 0) this.#cached.clear();
    if (this.#marks) this.#clock.begin();
  }

  ended(run: Run, ms: number): void {
    if (!this.#isOn || run !== this.#run) return;
    this.#run = undefined;
    this.#noteMs(ms);
    if (!this.#marks || run.kind !== "app") return;
    const slowest = this.#clock.end(performance.now(), ms);
    // One that asked for another run did not come to its end: the next one tells more.
    if (run.outcome !== "rerun") this.#statements = slowest;
  }

  /** One more automatic rerun. */
  rerunAsked(halt: Halt): void {
    if (this.#isOn) this.#reruns.asked(() => this.#placeOf(ownFrame(parseStack(halt.stack), this.#app.script)));
  }

  /** The script comes to a statement. Code of a run that was superseded may still be on its way: its time is nobody's. */
  at(file: string, line: number): void {
    if (this.#run && scopes.getStore()?.run === this.#run) this.#clock.at(file, line, performance.now());
  }

  /** A cached function was called and gave what it had. `inside` is what the script called. */
  cacheKept(inside: Function): void {
    if (this.#isOn && this.#run && this.#looks-- > 0) this.#cachedAt(inside, this.#run).kept = true;
  }

  /** A cached function is called and computes. Takes how long, when it is to be noted. */
  cacheComputes(inside: Function): ((ms: number) => void) | undefined {
    if (!this.#isOn || !this.#run) return undefined;
    const cost = this.#cachedAt(inside, this.#run);
    return (ms) => {
      cost.computed++;
      cost.ms += ms;
      this.#tellSoon();
    };
  }

  #cachedAt(inside: Function, run: Run): CachedCost {
    const place = this.#placeOf(callerOf(inside, (file) => this.#app.script.isOwn(file)));
    const key = `${place?.line}:${place?.file}`;
    const known = this.#cached.get(key);
    if (known?.run === run.number) return known;
    const cost = { file: "", line: 0, ...place, computed: 0, ms: 0, kept: false, run: run.number };
    if (place) this.#cached.set(key, cost);
    return cost;
  }

  /** From a place in running code. */
  #placeOf(at: { file: string; line: number; column: number } | undefined): { file: string; line: number } | undefined {
    return at && { file: at.file, line: this.#app.script.original(at.file, at.line, at.column).line };
  }

  #clear(): void {
    this.#reruns.clear();
    this.#cached.clear();
    this.#statements = [];
  }

  #tellSoon(): void {
    if (this.#isOn && !this.#timer) this.#timer = setTimeout(() => this.#tell(), tellMs).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    if (!this.#isOn) return;
    const cached = [...this.#cached.values()].map(({ file, line, computed, ms, kept }) => ({ file, line, computed, ms, kept }));
    const cost: Cost = { reruns: this.#reruns.all, cached, statements: this.#statements };
    this.#app.outlet.send({ op: "cost", cost });
    this.#app.outlet.flush();
  }
}
