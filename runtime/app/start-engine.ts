/** Starts the app of this thread: the script, the engine and `st` meet here. */
import { readFileSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { Control } from "../link/control.ts";
import type { LinkToEngine } from "../link/port.ts";
import { createAppScript } from "../modules/loaded-script.ts";
import { createModuleGraph } from "../modules/module-hooks.ts";
import { PageFiles } from "../modules/page-files.ts";
import type { ScriptHooks } from "../modules/script-hooks.ts";
import { hasNoTypes } from "../script/plain-script.ts";
import { isTypeScript } from "../script/strip.ts";
import { stripper } from "../modules/strip-types.ts";
import type { AppSettings } from "../protocol/messages.ts";
import { namespace } from "../st/st.ts";
import st from "../st/st.ts";
import type { Shelf } from "../engine/cache/shelf.ts";
import { setCurrentEngine } from "../engine/current.ts";
import { Engine } from "../engine/engine.ts";
import type { Outlet } from "../engine/outlet.ts";
import { patchProcess } from "../engine/process.ts";
import { keepStateCopies, restoreState } from "../engine/state-copies.ts";

export interface StartOptions {
  port: MessagePort;
  control: Control;
  settings: AppSettings;
  /** Where deltas go. */
  outlet: (engine: () => Engine) => Outlet;
  /** Another way than the port by which messages come. */
  lane?: { listen(listener: (message: LinkToEngine) => void): void };
  /** Copies of the session state go out too, for the time after a crash. */
  keepsState?: boolean;
  /** Where `persist: "disk"` keeps results; a folder of the script's own when absent. */
  shelf?: Shelf | undefined;
  /** The app is under test: what the person's home says does not count. */
  isTest?: boolean;
  /** False: errors, exit and intervals of the process are left alone. */
  ownsProcess?: boolean;
}

/** Loads what reading this file will take: the stripper, when there are types in it. */
export function warmUp(file: string): void {
  const source = isTypeScript(file) ? readFileSync(file, "utf8") : "";
  if (!hasNoTypes(source)) stripper.strip("");
}

/** Begins to run the app. Everything after that arrives on the port, or by the lane. */
export function startEngine(options: StartOptions): Engine {
  const hooks: ScriptHooks = {
    dacapo: namespace,
    rethrowHalt: (error) => engine.rethrowHalt(error),
    show: (value) => st.write(value),
    at: (file, line) => engine.costs.at(file, line),
  };
  const graph = createModuleGraph(hooks);
  const script = createAppScript({ file: options.settings.file, editorText: options.settings.text, hooks, graph });
  const pageFiles = new PageFiles(script, graph);
  const engine: Engine = new Engine({ ...options, outlet: options.outlet(() => engine), script, pageFiles });
  setCurrentEngine(engine);
  engine.onDispose.push(() => {
    pageFiles.dispose();
    script.dispose();
    graph.dispose();
  });
  restoreState(engine.store, options.settings.restore ?? []);
  if (options.keepsState) keepStateCopies(engine);
  if (options.ownsProcess !== false) patchProcess(engine);
  if (options.lane) listenLater(engine, options.lane);
  engine.start();
  return engine;
}

/** What the first picture does not need waits until the app first rests. */
function listenLater(engine: Engine, lane: NonNullable<StartOptions["lane"]>): void {
  let listens = false;
  engine.onRest.push(() => {
    if (!listens) lane.listen((message) => engine.deliver(message));
    listens = true;
  });
}
