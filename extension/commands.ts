import { type Disposable, Uri, commands, l10n, window } from "vscode";
import type { BrowserApps } from "./app/browser-apps.ts";
import { newApp } from "./app/new-app.ts";
import { runApp, whyNot } from "./app/run-app.ts";
import type { Session } from "./app/session.ts";
import type { Sessions } from "./app/sessions.ts";
import { profileApp } from "./cost/profile-app.ts";
import type { AppDebugger } from "./debug/app-debugger.ts";
import type { ActiveScript } from "./editor/active-script.ts";
import { DisposableStore } from "./platform/disposable.ts";
import { noAppRunning, noFileOpen, notSavedYet, showProblem, unexpected } from "./platform/errors.ts";
import type { Log } from "./platform/log.ts";
import type { TypesOffer } from "./types/types-offer.ts";
import { isCacheRow } from "./view/caches-provider.ts";
import { copyValue, deleteValue, editValue, isStateRow } from "./view/edit-value.ts";

export interface CommandContext {
  sessions: Sessions;
  active: ActiveScript;
  log: Log;
  types: TypesOffer;
  debuggers: AppDebugger;
  /** Loaded when the first app is opened in a browser. */
  browsers(): Promise<BrowserApps>;
  /** Shows the page that explains an error code. */
  explain(code: string): Promise<void>;
}

type Handler = (context: CommandContext, argument: unknown) => unknown;

/** Every command of package.json and what it does. The argument is the file when the command comes from a menu. */
export const commandTable: Readonly<Record<string, Handler>> = {
  "dacapo.runApp": (context, argument) => run(context, scriptToRun(context, argument)),
  "dacapo.debugApp": (context, argument) => debugApp(context, scriptToRun(context, argument)),
  "dacapo.openInBrowser": (context, argument) => openInBrowser(context, scriptToRun(context, argument)),
  "dacapo.newApp": () => newApp(),
  "dacapo.rerun": onSession((session) => session.rerun()),
  "dacapo.stop": onSession((session) => session.stop()),
  "dacapo.restart": onSession((session) => session.restart()),
  "dacapo.showPreview": onSession((session) => session.preview.reveal()),
  "dacapo.showOutput": onSession((session) => session.showOutput()),
  "dacapo.showLog": ({ log }) => log.show(),
  "dacapo.showActions": onSession((session) => chooseAction(session)),
  "dacapo.inspect": onSession((session) => session.ask({ what: "inspect", on: !session.isInspecting })),
  "dacapo.profileApp": onSession(profile),
  "dacapo.clearCache": onSession((session) => session.ask({ what: "clearCache" })),
  "dacapo.clearOneCache": (_, row) => (isCacheRow(row) ? row.session.ask({ what: "clearCache", id: row.cache.id }) : undefined),
  "dacapo.editValue": (_, row) => (isStateRow(row) ? editValue(row) : undefined),
  "dacapo.deleteValue": (_, row) => (isStateRow(row) ? deleteValue(row) : undefined),
  "dacapo.copyValue": (_, row) => (isStateRow(row) ? copyValue(row) : undefined),
  "dacapo.addTypes": addTypes,
  "dacapo._refuseTypes": ({ types }) => types.refuse(),
  "dacapo._explain": ({ explain }, code) => (typeof code === "string" ? explain(code) : undefined),
};

export function registerCommands(context: CommandContext): Disposable {
  const registered = new DisposableStore();
  for (const [id, handler] of Object.entries(commandTable)) {
    registered.add(commands.registerCommand(id, (argument: unknown) => guarded(id, handler, context, argument)));
  }
  return registered;
}

/** Whatever a handler throws is a bug of ours: it is logged and told, and does not reach the extension host. */
async function guarded(id: string, handler: Handler, context: CommandContext, argument: unknown): Promise<void> {
  try {
    await handler(context, argument);
  } catch (error) {
    context.log.bug(id, error);
    void showProblem(unexpected());
  }
}

async function run({ sessions, types }: CommandContext, script: Uri | undefined): Promise<void> {
  const problem = await runApp(script, sessions);
  if (problem) void showProblem(problem);
  else if (script) await types.ran(script);
}

async function debugApp(context: CommandContext, script: Uri | undefined): Promise<void> {
  const { sessions, debuggers } = context;
  if (!sessions.get(script)) await run(context, script);
  const session = sessions.get(script);
  const problem = session && (await debuggers.attach(session));
  if (problem) void showProblem(problem);
}

async function profile(session: Session): Promise<void> {
  const problem = await profileApp(session);
  if (problem) void showProblem(problem);
}

async function openInBrowser({ browsers }: CommandContext, script: Uri | undefined): Promise<void> {
  const problem = (await whyNot(script)) ?? (script?.scheme === "untitled" ? notSavedYet() : script && (await (await browsers()).open(script)));
  if (problem) void showProblem(problem);
}

async function addTypes({ types, active }: CommandContext, argument: unknown): Promise<void> {
  const script = argument instanceof Uri ? argument : active.uri;
  const problem = script?.scheme === "file" ? await types.add(script) : noFileOpen();
  if (problem) void showProblem(problem);
}

/** The file of the menu, else the app whose preview has the focus, else the file in the editor. */
function scriptToRun({ sessions, active }: CommandContext, argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  return sessions.active?.script ?? active.uri;
}

function onSession(act: (session: Session) => unknown): Handler {
  return ({ sessions, active }, argument) => {
    const named = argument instanceof Uri ? sessions.get(argument) : (sessions.active ?? sessions.get(active.uri));
    const session = named ?? sessions.latest;
    return session ? act(session) : void showProblem(noAppRunning());
  };
}

async function chooseAction(session: Session): Promise<void> {
  const actions = [
    { label: `$(open-preview) ${l10n.t("Show Preview")}`, command: "dacapo.showPreview" },
    { label: `$(refresh) ${l10n.t("Rerun")}`, command: "dacapo.rerun" },
    { label: `$(debug-stop) ${l10n.t("Stop")}`, command: "dacapo.stop" },
    { label: `$(debug-restart) ${l10n.t("Restart")}`, command: "dacapo.restart" },
    { label: `$(debug-alt) ${l10n.t("Debug App")}`, command: "dacapo.debugApp" },
    { label: `$(link-external) ${l10n.t("Open in Browser")}`, command: "dacapo.openInBrowser" },
    { label: `$(flame) ${l10n.t("Profile App")}`, command: "dacapo.profileApp" },
    { label: `$(inspect) ${l10n.t("Inspect")}`, command: "dacapo.inspect" },
    { label: `$(clear-all) ${l10n.t("Clear Cache")}`, command: "dacapo.clearCache" },
    { label: `$(output) ${l10n.t("Show App Output")}`, command: "dacapo.showOutput" },
    { label: `$(list-flat) ${l10n.t("Show Log")}`, command: "dacapo.showLog" },
  ];
  const chosen = await window.showQuickPick(actions, { title: session.name });
  if (chosen) await commands.executeCommand(chosen.command, session.script);
}
