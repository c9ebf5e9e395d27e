/** Where clean-up code of a run that is over draws: nowhere. */
import { Control } from "../link/control.ts";
import type { Scope } from "./context.ts";
import type { Outlet } from "./outlet.ts";
import { Page } from "./page.ts";
import { Run } from "./run.ts";

const silent: Outlet = { put() {}, send() {}, store() {}, flush() {} };

/** A scope whose drawing nobody sees. Widgets return what they would. */
export function scratchScope(scope: Scope): Scope {
  const page = new Page(silent, new Control());
  const run = new Run(scope.run.number, { kind: "app", cause: scope.run.cause, fragment: undefined, events: [], merged: false });
  return { ...scope, run, life: run.life, container: page.roots.main };
}
