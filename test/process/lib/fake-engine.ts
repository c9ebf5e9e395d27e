/**
 * A stand-in for the engine, small enough to be obviously right: it runs the script's body on start and for each
 * event, and speaks to the link as the engine does. The script gets one object, `app`.
 */
import { readFileSync } from "node:fs";
import { AsyncLocalStorage } from "node:async_hooks";
import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { Script } from "node:vm";
import type { RestingApp } from "../../../runtime/child/collector.ts";
import type { ReloadingApp } from "../../../runtime/child/compiled-scripts.ts";
import type { Control } from "../../../runtime/link/control.ts";
import type { Outlet } from "../../../runtime/engine/outlet.ts";
import type { EngineToLink, LinkToEngine } from "../../../runtime/link/port.ts";
import type { Delta, RunCause, RunOutcome } from "../../../runtime/protocol/delta.ts";
import type { Json } from "../../../runtime/protocol/json.ts";
import type { AppSettings, PersonEvent } from "../../../runtime/protocol/messages.ts";

export interface FakeApp {
  /** What was pressed, in the run that answers it. */
  pressed: Json | undefined;
  /** Kept across runs. */
  memory: Record<string, unknown>;
  settings: AppSettings;
  /** Draws a text at a place of the main root. */
  text(index: number, body: string): void;
  send(delta: Delta): void;
  /** Hands over something to the link as it is. */
  raw(message: EngineToLink): void;
  flush(): void;
  /** A yield point; says whether messages wait. */
  yields(): boolean;
}

export function startEngine({ port, control, settings, outlet: connect }: { port: MessagePort; control: Control; settings: AppSettings; outlet: () => Outlet }): RestingApp & ReloadingApp {
  const outlet = connect();
  const runs = new AsyncLocalStorage<number>();
  const self = new MessageChannel();
  const waiting: PersonEvent[] = [];
  const causes: RunCause[] = [];
  let going = 0;
  let count = 0;

  const raw = (message: EngineToLink): void => (typeof message === "object" && "store" in message ? outlet.store(message) : port.postMessage(message));
  const send = (delta: Delta): void => outlet.send(delta);
  const app: FakeApp = {
    pressed: undefined,
    memory: {},
    settings,
    text: (index, body) => outlet.put(`0,${index}`, JSON.stringify({ op: "put", at: [0, index], node: { type: "text", body } })),
    send,
    raw,
    flush: () => outlet.flush(),
    yields: () => {
      control.noteYield();
      for (let got = receiveMessageOnPort(port); got; got = receiveMessageOnPort(port)) receive(got.message);
      return waiting.length > 0;
    },
  };

  function receive(message: LinkToEngine): void {
    control.noteTaken();
    if (message.type === "event") waiting.push(message.event);
    else if (message.type === "rerun") causes.push(message.cause);
    else if (message.type === "stop") end("stopped");
    else if (message.type === "terminated") {
      send({ op: "effect", effect: { id: 9000 + count, effect: { type: "toast", body: `terminated ${message.where?.line}`, duration: "short" } } });
      end("stopped");
    } else if (message.type === "dispose") process.exit(0);
  }

  function end(outcome: RunOutcome): void {
    if (going === 0) return;
    const run = going;
    going = 0;
    control.noteRun(0);
    send({ op: "end", run, outcome, ms: 1 });
    next();
    if (going === 0) send({ op: "idle", taken: control.takenCount });
    outlet.flush();
  }

  function next(): void {
    const event = waiting.shift();
    const cause = event ? "event" : causes.shift();
    if (cause) self.port2.postMessage({ cause, event });
  }

  function begin(cause: RunCause, event: PersonEvent | undefined): void {
    const run = ++count;
    going = run;
    app.pressed = event?.trigger?.value;
    send({ op: "run", run, kind: "app", cause, took: event ? [event.seq] : [] });
    control.noteRun(run);
    const source = readFileSync(settings.file, "utf8");
    const body: unknown = new Script(`(async function (app, require) {${source}\n})`, { filename: settings.file }).runInThisContext();
    if (typeof body !== "function") throw new Error("the fixture is not a function body");
    runs.run(run, () => body(app, process.getBuiltinModule("node:module").createRequire(settings.file))).then(
      () => going === run && end("finished"),
      (error: unknown) => {
        console.error(error);
        if (going === run) end("failed");
      },
    );
  }

  port.on("message", (message: LinkToEngine) => {
    receive(message);
    if (going === 0) next();
  });
  self.port1.on("message", ({ cause, event }: { cause: RunCause; event?: PersonEvent }) => begin(cause, event));
  send({ op: "files", files: [settings.file] });
  self.port2.postMessage({ cause: "start" });
  return { isBusy: true, onRest: [], onReload: [] };
}
