/**
 * What an app has before anything runs in it: its page, its state, its widgets, and the words that go out about them.
 * The parts that give `st` its functions (fragments, pages, caches, …) are built on it and know nothing of each other's owner;
 * `engine.ts` puts them together.
 */
import type { Control } from "../link/control.ts";
import type { AppScript } from "../modules/app-script.ts";
import type { RunCause } from "../protocol/delta.ts";
import type { AppSettings } from "../protocol/messages.ts";
import { type AppOptions, usualOptions } from "./app-options.ts";
import type { Scope } from "./context.ts";
import { Costs } from "./cost/costs.ts";
import { Effects } from "./effects.ts";
import type { Halt } from "./halt.ts";
import { KnownFacts } from "./known-facts.ts";
import type { Life } from "./life.ts";
import type { Outlet } from "./outlet.ts";
import { Page } from "./page.ts";
import { Reports } from "./reports.ts";
import type { Run } from "./run.ts";
import { Secrets } from "./secrets/secrets.ts";
import { SessionStore } from "./session-state.ts";
import { ShellState } from "./shell.ts";
import { Widgets } from "./widgets.ts";

export interface CoreOptions {
  control: Control;
  outlet: Outlet;
  settings: AppSettings;
  script: AppScript;
  /** The app is under test: what the person's home says does not count. */
  isTest?: boolean | undefined;
}

export abstract class Core {
  readonly settings: AppSettings;
  readonly control: Control;
  readonly outlet: Outlet;
  readonly script: AppScript;
  readonly page: Page;
  readonly store = new SessionStore();
  readonly widgets = new Widgets(this.store);
  readonly options: AppOptions = usualOptions();
  readonly reports: Reports;
  readonly effects: Effects;
  readonly shell: ShellState;
  readonly secrets: Secrets;
  readonly facts: KnownFacts;
  /** Measures while the editor shows what runs cost. */
  readonly costs: Costs;
  /** Called before a newer version of the script is read. */
  readonly onReload: (() => void)[] = [];
  /** Called when a run begins. */
  readonly onBegin: ((run: Run) => void)[] = [];
  /** Called when a run has ended, and when nothing is going any more. */
  readonly onEnd: (() => void)[] = [];
  readonly onRest: (() => void)[] = [];
  /** Called when the app ends. */
  readonly onDispose: (() => void)[] = [];

  constructor({ settings, control, outlet, script, isTest }: CoreOptions) {
    this.settings = settings;
    this.control = control;
    this.outlet = outlet;
    this.script = script;
    this.page = new Page(outlet, control);
    this.onRest.push(() => this.page.media.tidy(true));
    this.reports = new Reports(this.page, script, this.options);
    this.effects = new Effects(this.page);
    this.shell = new ShellState(outlet);
    this.facts = new KnownFacts(settings.facts);
    this.secrets = new Secrets(script.file, isTest);
    this.secrets.look();
    this.costs = new Costs(this);
    this.onDispose.push(() => this.secrets.dispose());
  }

  /** A run is going. */
  abstract readonly isGoing: boolean;

  /**
   * Passes a yield point: every `st` call that draws begins here.
   * @param name the function, for errors
   * @param life that of the handle it was called on, if any
   * @throws Halt when the run that the call belongs to is over or is to end here
   * @throws AppError `old-handle` when a run uses what an earlier one made
   */
  abstract enter(name: string, life?: Life): Scope;

  /** A run of a fragment alone is due. */
  abstract requestFragment(id: string, cause: RunCause): void;

  /** A fragment asks for itself in the middle of a full run: it counts as a rerun of the chain. */
  abstract rerunInPlace(halt: Halt): void;

  /** An error that nothing caught: from a timer, a listener, a floating promise. */
  abstract uncaught(error: unknown): void;

  sendDiagnostics(): void {
    const diagnostics = this.reports.takeChanged();
    if (diagnostics) this.outlet.send({ op: "diagnostics", diagnostics });
  }
}
