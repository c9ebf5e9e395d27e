/** What became of each run: said when it ends, and kept for the run history. */
import type { RunCause, RunRecord } from "../protocol/delta.ts";
import type { Costs } from "./cost/costs.ts";
import type { Outlet } from "./outlet.ts";
import type { Page } from "./page.ts";
import type { Run } from "./run.ts";
import type { Widgets } from "./widgets.ts";

/** Records that are sent together: a chain of a thousand reruns is no reason for a thousand messages. */
const batch = 200;

/** Keys that one record names: who writes more has one object in mind. */
const mostKeys = 20;

export class History {
  readonly #outlet: Outlet;
  readonly #page: Page;
  readonly #widgets: Widgets;
  readonly #written: ReadonlySet<string>;
  readonly #costs: Costs;
  #records: RunRecord[] = [];
  /** The label of the widget whose event began the run that is going: a widget that it does not draw is forgotten at its end. */
  #widget: string | undefined;

  /** `written` are the keys of the session state that the run that is going has set. */
  constructor(outlet: Outlet, page: Page, widgets: Widgets, written: ReadonlySet<string>, costs: Costs) {
    this.#outlet = outlet;
    this.#page = page;
    this.#widgets = widgets;
    this.#written = written;
    this.#costs = costs;
  }

  began(run: Run): void {
    this.#widget = this.#labelOf(run);
    this.#costs.began(run);
    this.#outlet.send({ op: "run", run: run.number, kind: run.kind, cause: run.cause, took: run.events.map((e) => e.event.seq) });
  }

  ended(run: Run): void {
    const outcome = run.outcome ?? "finished";
    // To the microsecond: more digits are noise, and long.
    const ms = Math.round(run.ageMs * 1000) / 1000;
    this.#costs.ended(run, ms);
    const left = outcome === "failed" || run.preempted === "stopped";
    const cursors = left && run.kind === "app" ? this.#page.cursors() : undefined;
    this.#outlet.send({ op: "end", run: run.number, outcome, ms, ...(cursors && { cursors }) });
    const widget = this.#widget;
    const state = this.#written.size === 0 ? [] : [...this.#written].slice(0, mostKeys);
    this.#note({ run: run.number, kind: run.kind, cause: run.cause, outcome, ms, changed: this.#page.changed, ...(widget !== undefined && { widget }), ...(state.length > 0 && { state }) });
  }

  /** A version that cannot run counts as a failed run; the page stays as it is, under a card. */
  failedLoad(run: number, cause: RunCause, ms: number): void {
    this.#outlet.send({ op: "run", run, kind: "app", cause, took: [] });
    this.#outlet.send({ op: "end", run, outcome: "failed", ms });
    this.#note({ run, kind: "app", cause, outcome: "failed", ms, changed: 0 });
  }

  /** Sends the records that have not been sent. */
  send(): void {
    if (this.#records.length === 0) return;
    this.#outlet.send({ op: "runs", records: this.#records });
    this.#records = [];
  }

  #note(record: RunRecord): void {
    this.#records.push(record);
    if (this.#records.length >= batch) this.send();
  }

  /** The label of the widget whose event began the run. */
  #labelOf(run: Run): string | undefined {
    for (const { event } of run.events) {
      const id = event.trigger?.widget ?? Object.keys(event.values)[0];
      const label = id === undefined ? undefined : this.#widgets.get(id)?.spec.label;
      if (label !== undefined) return label;
    }
    return undefined;
  }
}
