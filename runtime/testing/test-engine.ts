/** An engine whose other end is a test: besides the page it hands over copies of state and widget values. */
import { serialize } from "node:v8";
import type { MessagePort } from "node:worker_threads";
import { MemoryShelf } from "../engine/cache/shelf.ts";
import type { Engine } from "../engine/engine.ts";
import { PortOutlet } from "../engine/outlet.ts";
import { addEnvBeside } from "../engine/secrets/env-file.ts";
import { startEngine } from "../app/start-engine.ts";
import type { Control } from "../link/control.ts";
import type { Delta } from "../protocol/delta.ts";
import type { AppSettings } from "../protocol/messages.ts";

/** Engine → test, besides the strings of `link/port.ts`: values as the script sees them, `v8.serialize`d one by one. */
export interface Copies {
  state: [key: string, value: Uint8Array][];
  widgets: [id: string, key: string | undefined, value: Uint8Array | undefined][];
  /** The answer to a test that moved the clock: whether a run is going that waits for more time than that. */
  moved?: { isWaiting: boolean };
}

/** Sends copies ahead of whatever says that the app has come to rest. */
class TestOutlet extends PortOutlet {
  readonly #port: MessagePort;
  readonly #engine: () => Engine;

  constructor(port: MessagePort, engine: () => Engine) {
    super(port);
    this.#port = port;
    this.#engine = engine;
  }

  override send(delta: Delta): void {
    if (delta.op === "idle" || delta.op === "paused") this.#port.postMessage(copiesOf(this.#engine()));
    super.send(delta);
  }
}

export function startTestEngine(port: MessagePort, control: Control, settings: AppSettings, ownsThread: boolean): Engine {
  // A thread has an environment of its own, and cannot load the file by itself.
  if (ownsThread) addEnvBeside(settings.file);
  // Apps under test share nothing, unless a test says where.
  const shelf = process.env["DACAPO_CACHE_DIR"] ? undefined : new MemoryShelf();
  return startEngine({ port, control, settings, shelf, ownsProcess: ownsThread, isTest: true, outlet: (engine) => new TestOutlet(port, engine) });
}

/** What the script sees as it stands. */
export function copiesOf(engine: Engine): Copies {
  const state: Copies["state"] = [];
  for (const [key, value] of engine.store.values) {
    const copy = copyOf(value);
    if (copy) state.push([key, copy]);
  }
  return { state, widgets: engine.widgets.all().map((widget) => [widget.id, widget.spec.key, copyOf(widget.value)]) };
}

/** What cannot be copied (functions, sockets) is left out: a test cannot see it from another thread. */
function copyOf(value: unknown): Uint8Array | undefined {
  try {
    return serialize(value);
  } catch {
    return undefined;
  }
}
