import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, l10n, window } from "vscode";
import type { AppStatus } from "../../runtime/protocol/messages.ts";

/** What the item says about one app. */
export interface StatusOf {
  name: string;
  status: AppStatus;
  /** A run has been going for long enough to say so. */
  isBusy: boolean;
}

/** The one item of the status bar. It is there while an app is, and opens what can be done with it. */
export class StatusBar implements Disposable {
  #item: StatusBarItem | undefined;

  show(app: StatusOf | undefined): void {
    if (!app) return this.dispose();
    const item = (this.#item ??= createItem());
    const { icon, words } = describe(app);
    item.text = `$(${icon}) ${app.name}`;
    // Why an app ended or paused may quote what it was given: that is text, and loads no picture.
    item.tooltip = new MarkdownString().appendText(words);
    item.accessibilityInformation = { label: l10n.t("Dacapo: {0}", words) };
    item.backgroundColor = app.status.state === "crashed" ? new ThemeColor("statusBarItem.errorBackground") : undefined;
    item.show();
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem("dacapo.app", StatusBarAlignment.Right, 100);
  item.name = "Dacapo";
  item.command = "dacapo.showActions";
  return item;
}

function describe({ name, status, isBusy }: StatusOf): { icon: string; words: string } {
  if (isBusy && status.state === "starting") return { icon: "loading~spin", words: l10n.t("{0} is starting", name) };
  if (isBusy && status.state === "stuck") return { icon: "loading~spin", words: stuckWords(name, status) };
  if (isBusy) return { icon: "loading~spin", words: l10n.t("{0} is running", name) };
  switch (status.state) {
    case "paused":
      return { icon: "debug-pause", words: l10n.t("{0} is paused: {1}", name, status.reason) };
    case "stopped":
      return { icon: "debug-stop", words: l10n.t("{0} is stopped", name) };
    case "crashed":
      return { icon: "error", words: l10n.t("{0} ended: {1}", name, status.reason) };
    default:
      return { icon: "play-circle", words: l10n.t("{0} is up to date", name) };
  }
}

function stuckWords(name: string, status: AppStatus & { state: "stuck" }): string {
  if (!status.where) return l10n.t("{0} is busy", name);
  return l10n.t("{0} is busy on line {1}", name, status.where.line);
}
