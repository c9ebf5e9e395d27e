/** Apps for tests: disposed when the test ends, and a probe through which script and test meet without sleeping. */
import { onTestFinished, vi } from "vitest";
import { AppTest, type AppTestOptions } from "../../../runtime/testing/app-test.ts";

export interface TestAppOptions extends AppTestOptions {
  files?: Record<string, string>;
}

/** The line that `appOf` puts before a script: the script's first line is line 2. */
const preamble = 'import st from "dacapo";\n';

/** An app in the test's own thread: fast, and its script sees `probe`. `st` is imported already. */
export function appOf(script: string, options: TestAppOptions = {}): AppTest {
  return kept(AppTest.fromString(preamble + script, { timeout: "30s", inProcess: true, ...options }));
}

/** An app in a thread of its own, whose process is its own too: errors that nothing catches, exits, intervals. */
export function threadOf(script: string, options: TestAppOptions = {}): AppTest {
  return appOf(script, { ...options, inProcess: false });
}

function kept(app: AppTest): AppTest {
  onTestFinished(() => app.dispose());
  return app;
}

/** What stands on the page, one line per element: `button Foo`, `markdown hello`, `~text old` when greyed. */
export function page(app: AppTest): string[] {
  return app.elements.map((e) => `${e.stale ? "~" : ""}${e.type} ${e.label ?? String(e.value)}`);
}

/** Resolves when `look` no longer throws: for what the page shows while a run is still going. */
export function soon<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: 20_000, interval: 2 });
}

/** How the runs of the last `run()` ended. */
export const outcomes = (app: AppTest): string[] => app.runs.map((run) => run.outcome);

/** Where a script in the test's thread tells what it does, and waits until the test lets it go on. */
export class Probe {
  readonly log: unknown[] = [];
  readonly #gates = new Map<string, { reached: PromiseWithResolvers<void>; opened: PromiseWithResolvers<void> }>();

  /** Script: I am here; go on when the test says so. */
  at(name: string): Promise<void> {
    const gate = this.#gate(name);
    gate.reached.resolve();
    return gate.opened.promise;
  }

  /** Test: resolves when the script has come to `name`. */
  reached(name: string): Promise<void> {
    return this.#gate(name).reached.promise;
  }

  /** Test: the script may go on from `name`, now and whenever it comes there again. */
  open(name: string): void {
    this.#gate(name).opened.resolve();
  }

  /** Test: the script stops at `name` again the next time. */
  shut(name: string): void {
    this.#gates.delete(name);
  }

  #gate(name: string) {
    let gate = this.#gates.get(name);
    if (!gate) this.#gates.set(name, (gate = { reached: Promise.withResolvers(), opened: Promise.withResolvers() }));
    return gate;
  }
}

/** A new probe, under the global name `probe` for scripts in the test's thread. */
export function newProbe(): Probe {
  const probe = new Probe();
  Reflect.set(globalThis, "probe", probe);
  onTestFinished(() => void Reflect.deleteProperty(globalThis, "probe"));
  return probe;
}
