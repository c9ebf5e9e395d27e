/**
 * Every failure that a person is told about in a notification: one function each, with a stable code.
 * What goes wrong inside a running app is told by the app's page and by diagnostics instead.
 */
import { type Uri, commands, l10n, window } from "vscode";

export interface Action {
  title: string;
  command: string;
  args?: unknown[];
}

export interface Problem {
  /** Stable; the documentation has an anchor of this name. */
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  actions: Action[];
}

/** The codes that are being shown: the same thing is not said twice at a time. */
const shown = new Set<string>();

/** Shows a problem and does what the person chooses. Resolves when the notification is gone. */
export async function showProblem(problem: Problem): Promise<void> {
  if (shown.has(problem.code)) return;
  shown.add(problem.code);
  const titles = problem.actions.map((action) => action.title);
  const show = { error: window.showErrorMessage, warning: window.showWarningMessage, info: window.showInformationMessage }[problem.severity];
  const chosen = await Promise.resolve(show(withoutLinks(problem.message), ...titles)).finally(() => shown.delete(problem.code));
  const action = problem.actions.find((each) => each.title === chosen);
  if (action) await commands.executeCommand(action.command, ...(action.args ?? []));
}

/**
 * VS Code makes links of `[words](command:…)` in a notification, and a click runs the command. The names of files and the
 * addresses in ours come from others: what follows the words stands apart from them, and is text.
 */
const withoutLinks = (message: string): string => message.replaceAll("](", "] (");

const problem = (code: string, message: string, ...actions: Action[]): Problem => ({ code, severity: "error", message, actions });

export const noFileOpen = (): Problem =>
  problem("no-file-open", l10n.t("There is no file to run. Open a TypeScript or JavaScript file and run it again."));

export const notAScript = (name: string): Problem =>
  problem("not-a-script", l10n.t("{0} cannot run as an app. An app is a TypeScript or JavaScript file: .ts, .mts, .cts, .js, .mjs or .cjs.", name));

/** A browser session runs the file, not the editor's text. */
export const notSavedYet = (): Problem =>
  problem("untitled-file", l10n.t("This script was never saved, and the browser runs the file. Save it, then open it in the browser."), {
    title: l10n.t("Save"),
    command: "workbench.action.files.save",
  });

export const browserNotServed = (name: string): Problem =>
  problem("browser-not-served", l10n.t("{0} could not be served to the browser. The log has the reason.", name), { title: l10n.t("Show Log"), command: "dacapo.showLog" });

export const notOnDisk = (name: string): Problem =>
  problem("not-on-disk", l10n.t("{0} is not a file on disk, so it cannot run. Open the folder from disk or in a remote window.", name));

export const notTrusted = (): Problem =>
  problem("not-trusted", l10n.t("Running an app runs its code, and this workspace is not trusted."), {
    title: l10n.t("Manage Workspace Trust"),
    command: "workbench.trust.manage",
  });

export const noSuchFile = (name: string): Problem =>
  problem("no-such-file", l10n.t("{0} does not exist any more. Restore it or run another file.", name));

export const isADirectory = (name: string): Problem =>
  problem("is-a-directory", l10n.t("{0} is a folder. Choose the script in it that is the app.", name));

export const couldNotSave = (name: string): Problem =>
  problem("save-failed", l10n.t("{0} could not be saved, so it was not run. Save it, then run it again.", name));

/** An app died while nobody could see its page. */
export const appEnded = (script: Uri, name: string, reason: string): Problem =>
  problem("app-ended", l10n.t("{0} ended: {1}", name, reason), { title: l10n.t("Restart"), command: "dacapo.restart", args: [script] });

export const noAppRunning = (): Problem => ({
  ...problem("no-app-running", l10n.t("No app is running. Run one first."), { title: l10n.t("Run App"), command: "dacapo.runApp" }),
  severity: "info",
});

/** A profile has no lines. */
export const nothingToProfile = (name: string): Problem => ({
  ...problem("nothing-to-profile", l10n.t("{0} did nothing while it was profiled. Profile it again, and use the app meanwhile.", name)),
  severity: "info",
});

export const linkRefused = (url: string): Problem => ({
  ...problem("link-refused", l10n.t("This link was not opened: {0}. An app can open http, https and mailto links.", url)),
  severity: "warning",
});

export const cannotShowFile = (name: string): Problem =>
  problem("cannot-show-file", l10n.t("{0} cannot be shown in the editor.", name));

export const couldNotSaveFile = (name: string, reason: string): Problem =>
  problem("file-not-saved", l10n.t("{0} could not be saved: {1}", name, reason));

/** The editor knows nothing of what a script imports. */
export const typesOffer = (script: Uri): Problem => ({
  ...problem(
    "types-missing",
    l10n.t("The editor does not know dacapo here, so it underlines the import. Its types can stand in node_modules beside the script; nothing else is installed."),
    { title: l10n.t("Add Types"), command: "dacapo.addTypes", args: [script] },
    { title: l10n.t("Don't Ask Again"), command: "dacapo._refuseTypes" },
  ),
  severity: "info",
});

export const typesNotPlaced = (): Problem =>
  problem("types-not-placed", l10n.t("The types of dacapo could not be written beside the script. The log has the reason."), { title: l10n.t("Show Log"), command: "dacapo.showLog" });

export const debuggerUnreachable = (name: string): Problem =>
  problem("debugger-unreachable", l10n.t("{0} is busy and does not listen for a debugger. Stop its run, then debug it again.", name), { title: l10n.t("Stop"), command: "dacapo.stop" });

export const debuggerNotAttached = (name: string): Problem =>
  problem("debugger-not-attached", l10n.t("The JavaScript debugger did not attach to {0}. Enable the built-in extension \"JavaScript Debugger\", then debug the app again.", name));

/** A bug of ours. */
export const unexpected = (): Problem =>
  problem("unexpected-error", l10n.t("Dacapo failed in a way it should not. The log has the details."), { title: l10n.t("Show Log"), command: "dacapo.showLog" });
