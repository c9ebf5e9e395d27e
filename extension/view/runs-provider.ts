import { ThemeColor, ThemeIcon, TreeItem, l10n } from "vscode";
import type { RunOutcome, RunRecord } from "../../runtime/protocol/delta.ts";
import { causeOf, effectOf, outcomeOf } from "./run-words.ts";
import { SessionRows } from "./session-rows.ts";

const mostRows = 100;

const icons: Record<RunOutcome, ThemeIcon> = {
  finished: new ThemeIcon("pass", new ThemeColor("testing.iconPassed")),
  rerun: new ThemeIcon("sync"),
  stopped: new ThemeIcon("debug-stop"),
  failed: new ThemeIcon("error", new ThemeColor("testing.iconFailed")),
  preempted: new ThemeIcon("debug-step-over"),
  paused: new ThemeIcon("debug-pause", new ThemeColor("problemsWarningIcon.foreground")),
};

/** The runs of the app that is shown, the newest first. */
export class RunsProvider extends SessionRows<RunRecord> {
  override getChildren(row?: RunRecord): RunRecord[] {
    return row ? [] : (this.session()?.host.runs.slice(-mostRows).toReversed() ?? []);
  }

  override getTreeItem(record: RunRecord): TreeItem {
    const item = new TreeItem(causeOf(record));
    item.description = effectOf(record);
    item.iconPath = icons[record.outcome];
    const label = `${causeOf(record)}: ${outcomeOf(record)}, ${effectOf(record)}`;
    item.tooltip = record.state?.length ? `${label}\n${l10n.t("Session state written: {0}", record.state.join(", "))}` : label;
    item.accessibilityInformation = { label };
    return item;
  }
}
