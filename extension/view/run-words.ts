/** One run of an app in words. */
import { l10n } from "vscode";
import type { RunRecord } from "../../runtime/protocol/delta.ts";

export function causeOf({ cause, widget, kind }: RunRecord): string {
  const what = causeWords(cause, widget);
  return kind === "fragment" ? l10n.t("{0} (fragment)", what) : what;
}

function causeWords(cause: RunRecord["cause"], widget: string | undefined): string {
  switch (cause) {
    case "start":
      return l10n.t("Start");
    case "restart":
      return l10n.t("Restart");
    case "save":
      return l10n.t("Save");
    case "rerun":
      return l10n.t("st.rerun()");
    case "timer":
      return l10n.t("Timer");
    case "command":
      return l10n.t("Rerun");
    case "event":
      return widget === undefined || widget === "" ? l10n.t("Widget") : widget;
  }
}

export function outcomeOf({ outcome }: RunRecord): string {
  switch (outcome) {
    case "finished":
      return l10n.t("finished");
    case "rerun":
      return l10n.t("asked for another run");
    case "stopped":
      return l10n.t("stopped");
    case "failed":
      return l10n.t("failed");
    case "preempted":
      return l10n.t("cut by something newer");
    case "paused":
      return l10n.t("paused");
  }
}

/** `0.4 ms`, `12 ms`, `3.2 s` */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `12 ms · 3 elements · count`: what it took and what it changed. */
export function effectOf({ ms, changed, state = [] }: RunRecord): string {
  const elements = changed === 1 ? l10n.t("1 element") : l10n.t("{0} elements", changed);
  const keys = state.length > 3 ? `${state.slice(0, 3).join(", ")}…` : state.join(", ");
  return [duration(ms), changed > 0 && elements, keys].filter(Boolean).join(" · ");
}
