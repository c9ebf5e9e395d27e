/** The extension's entry: makes the parts and connects them. */
import { type ExtensionContext, Uri, languages, window } from "vscode";
import type { BrowserApps } from "./app/browser-apps.ts";
import { KeptStates } from "./app/kept-states.ts";
import { runOnStart } from "./app/run-on-start.ts";
import type { CreateHost } from "./app/session.ts";
import { SavedAs } from "./app/saved-as.ts";
import { Sessions } from "./app/sessions.ts";
import { registerCommands } from "./commands.ts";
import { CostHints } from "./cost/cost-hints.ts";
import { AppDebugger } from "./debug/app-debugger.ts";
import { ActiveScript } from "./editor/active-script.ts";
import { ContextKeyWriter } from "./editor/context-keys.ts";
import { outlineAtCursor } from "./editor/cursor-outline.ts";
import { Diagnostics } from "./editor/diagnostics.ts";
import { QuickFixes } from "./editor/quick-fixes.ts";
import { isScriptName } from "./editor/script-files.ts";
import { StateHover } from "./editor/state-hover.ts";
import { StaticDiagnostics } from "./editor/static-diagnostics.ts";
import { StatusBar } from "./editor/status-bar.ts";
import { StuckActions } from "./editor/stuck-actions.ts";
import { UnsavedEdits } from "./editor/unsaved-edits.ts";
import { panelType } from "./panel/panel.ts";
import { PreviewSerializer } from "./panel/serializer.ts";
import { DisposableStore } from "./platform/disposable.ts";
import { docsLink, explainCode } from "./platform/docs.ts";
import { Log } from "./platform/log.ts";
import { TypesOffer } from "./types/types-offer.ts";
import { DacapoView } from "./view/dacapo-view.ts";

/** The documents that can be apps. */
const scripts = [{ language: "typescript" }, { language: "javascript" }];

let running: { sessions: Sessions; kept: KeptStates } | undefined;

/** Loads what runs apps; only when the first one is run. */
const loadHost = async (): Promise<CreateHost> => (await import("../runtime/host/app-host.ts")).createAppHost;

/** Loads what serves apps to a browser; only when the first one is. */
const loadBrowsers = async (): Promise<(extension: Uri, log: Log) => BrowserApps> => {
  const loaded = await import("./app/browser-apps.ts");
  return (extension, log) => new loaded.BrowserApps(extension, log);
};

/** What the extension takes from its context. */
type Context = Pick<ExtensionContext, "extensionUri" | "subscriptions" | "workspaceState" | "storageUri" | "globalStorageUri">;

export function activate(context: Context, load: () => Promise<CreateHost> = loadHost): void {
  const extension = context.extensionUri;
  const childEntry = Uri.joinPath(extension, "dist", "child.mjs").fsPath;
  const explain = (code: string): Promise<void> => explainCode(extension, code);
  const own = context.subscriptions;

  const log = new Log();
  const unsaved = new UnsavedEdits();
  const diagnostics = new Diagnostics(docsLink, unsaved);
  const costs = new CostHints(unsaved);
  const kept = new KeptStates(context.storageUri ?? context.globalStorageUri, log);
  const sessions = new Sessions(extension, async () => ({ createHost: await load(), childEntry, diagnostics, unsaved, costs, log, kept, explain }));
  const active = new ActiveScript();
  const serializer = new PreviewSerializer(sessions, extension, log);
  const keys = new ContextKeyWriter();
  const statusBar = new StatusBar();
  const staticDiagnostics = new StaticDiagnostics(diagnostics, log);
  const debuggers = new AppDebugger(extension);
  const store = new DisposableStore();
  let loading: Promise<BrowserApps> | undefined;
  const browsers = (): Promise<BrowserApps> => (loading ??= loadBrowsers().then((make) => store.add(make(extension, log))));
  const types = new TypesOffer(extension, context.workspaceState, log);
  const view = new DacapoView();
  own.push(log, unsaved, diagnostics, costs, staticDiagnostics, kept, sessions, active, serializer, keys, statusBar, view, debuggers, store, outlineAtCursor(sessions));

  const update = (): void => {
    const inFront = sessions.get(active.uri);
    keys.set({ "dacapo.isApp": active.isApp, "dacapo.isRunning": inFront?.isBusy ?? false, "dacapo.hasApp": sessions.all.length > 0 });
    const meant = sessions.active ?? inFront ?? sessions.latest;
    statusBar.show(meant);
    view.show(meant);
  };
  own.push(new SavedAs((script) => sessions.get(script) !== undefined, (from, to) => carryOn(sessions, from, to, log)));
  own.push(sessions.onDidEnd((session) => debuggers.forget(session)));
  own.push(active.onDidChange(update), sessions.onDidChange(update));
  own.push(registerCommands({ sessions, active, log, types, debuggers, browsers, explain }));
  own.push(languages.registerHoverProvider(scripts, new StateHover(sessions)));
  own.push(languages.registerInlayHintsProvider(scripts, costs));
  own.push(languages.registerCodeActionsProvider(scripts, new StuckActions(sessions), StuckActions.kinds));
  own.push(languages.registerCodeActionsProvider(scripts, types, TypesOffer.kinds));
  own.push(languages.registerCodeActionsProvider(scripts, new QuickFixes(log), QuickFixes.kinds));
  own.push(window.registerWebviewPanelSerializer(panelType, serializer));
  update();

  running = { sessions, kept };
  runOnStart(sessions, context.workspaceState).catch((error: unknown) => log.bug("running the script of the environment", error));
}

function carryOn(sessions: Sessions, from: Uri, to: Uri, log: Log): void {
  if (isScriptName(to.path)) sessions.move(from, to).catch((error: unknown) => log.bug(`going on as ${to.path}`, error));
}

/** Resolves when every child is gone. */
export async function deactivate(): Promise<void> {
  await running?.kept.flush();
  await running?.sessions.endAll();
  running = undefined;
}
