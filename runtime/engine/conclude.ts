/** What becomes of a run that is over, and what it leaves behind: on the page, in its widgets, among the reports. */
import type { RunOutcome } from "../protocol/delta.ts";
import type { Core } from "./core.ts";
import { haltIn } from "./halt.ts";
import type { Parts } from "./parts.ts";
import type { Run } from "./run.ts";

/** Ends the books of a run. Its `outcome` is set from here on. */
export function conclude(run: Run, core: Core, parts: Parts): RunOutcome {
  const { reports, widgets } = core;
  const errors = run.failures.size === 0 ? [] : [...run.failures].filter((failure) => haltIn(failure) === undefined);
  if (run.halt && run.failures.size === 0 && run.enteredBody) reports.swallowed(run.halt);
  if (run.halt?.reason.type === "exit") reports.exited(run.halt, run.halt.reason.code);
  const outcome = outcomeOf(run, errors.length > 0);
  run.outcome = outcome;
  if (outcome !== "preempted") for (const error of errors) reports.failed(run, error);
  if (run.triggers.size > 0) {
    if (outcome === "finished" || outcome === "rerun" || outcome === "stopped") widgets.clearSubmittedForms(run);
    widgets.resetTriggers(run);
  }
  // What a person stopped keeps its picture; `st.stop()` drops like a normal end.
  if (outcome === "finished" || (outcome === "stopped" && !run.preempted)) dropUndrawn(run, core, parts);
  else if (outcome === "failed" || outcome === "stopped") parts.dialogs.closeUncalled();
  if (outcome === "finished") widgets.forgetUndrawn(run);
  if (run.kind === "app" && run.enteredBody && outcome !== "rerun" && outcome !== "preempted") parts.fragments.forgetUncalled(run);
  return outcome;
}

function outcomeOf(run: Run, failed: boolean): RunOutcome {
  if (run.preempted) return run.preempted;
  const type = run.halt?.reason.type;
  // An error thrown by a `finally` is reported, and the halt still happens.
  if (type === "rerun" || type === "page") return "rerun";
  if (type === "stop" || type === "exit") return "stopped";
  return failed ? "failed" : "finished";
}

/** What the run did not draw or say goes. */
function dropUndrawn(run: Run, core: Core, parts: Parts): void {
  core.page.trim();
  if (run.kind === "app") parts.pages.finish();
}
