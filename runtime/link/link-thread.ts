/**
 * The link thread of a child: owns the pipe to the host, so that a busy main thread neither delays what it has drawn
 * nor keeps the host's messages from arriving, and so that the child dies with its host.
 */
import { Socket } from "node:net";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type Frame, FrameDecoder, messageOf } from "../protocol/codec.ts";
import { isHostToChild, nameOfMessage } from "../protocol/guards.ts";
import type { HostToChild } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";
import { Control } from "./control.ts";
import { Intake } from "./intake.ts";
import { DebuggerPauses } from "./debugger-pauses.ts";
import { hotLines } from "./hot-lines.ts";
import { MainInspector } from "./main-inspector.ts";
import { OwnCode } from "./own-code.ts";
import type { LinkToEngine } from "./port.ts";
import { MainProfiler } from "./profiler.ts";
import { Progress } from "./progress.ts";
import { TextRing } from "./ring.ts";
import { Stores } from "./stores.ts";
import { StuckWatch } from "./stuck-watch.ts";
import { Uplink } from "./uplink.ts";

/** What the main thread hands over. */
export interface LinkData {
  control: SharedArrayBuffer;
  /** What the engine says. */
  ring: SharedArrayBuffer;
  /** To the engine. */
  port: MessagePort;
  /** To a listener that does nothing but note that the event loop came round. */
  pulse: MessagePort;
}

/** File descriptor of the pipe to the host. */
const pipeFd = 3;
const tickMs = 100;
/** How often a process that is to end is looked at. */
const farewellMs = 5;

// SAFETY: `child/main.ts` is the only one that starts this thread, with exactly this.
const data = workerData as LinkData;
const control = new Control(data.control);
const pipe = new Socket({ fd: pipeFd, readable: true, writable: true });
const uplink = new Uplink(pipe, control);
const ring = new TextRing(data.ring);
const progress = new Progress(control, uplink, ring);
const stores = new Stores(post);
const decoder = new FrameDecoder();

const ownCode = new OwnCode(new URL(".", import.meta.url).href);
const watch = new StuckWatch({
  control,
  ownCode,
  inspect: () => MainInspector.open(),
  ping: () => data.pulse.postMessage(0),
  report: (message) => uplink.send(message),
  terminated: (where) => post({ type: "terminated", where }),
});

const pauses = new DebuggerPauses(control, watch);
const profiler = new MainProfiler();

function post(message: LinkToEngine, moves: readonly ArrayBuffer[] = []): void {
  control.notePosted();
  data.port.postMessage(message, moves);
  watchOn();
}

/** The engine has something to do. */
function watchOn(): void {
  intake.stayAwake();
  keepTicking();
}

function accept(message: HostToChild, number: number | undefined): void {
  if (message.type === "init") {
    if (message.protocol === protocolVersion) parentPort?.postMessage(message.settings);
    // The host reads our version in `hello` and says what is wrong.
    return;
  }
  if (message.type === "request") {
    const { id, request, attachments } = message;
    // The page may know of a table by the express lane before its message was looked at.
    intake.catchUp();
    void stores.answer(request, attachments).then((reply) => uplink.answer(id, reply));
    return;
  }
  // The main thread may have it already (`child/express-lane.ts`).
  if (number !== undefined && !control.claim(number)) return watchOn();
  post(message);
  if (message.type === "editor" && message.ask.what === "debug") pauses.watch(message.ask.on);
  if (message.type === "editor" && message.ask.what === "profile") void profile(message.ask.on);
  if (message.type === "stop" || message.type === "dispose") watch.expectAnswer("stop");
  if (message.type === "dispose") endWhenTaken(control.takenCount + control.waiting);
  if (message.type === "rerun" && message.cause === "save") watch.expectAnswer("save");
}

async function profile(on: boolean): Promise<void> {
  if (on) return profiler.start();
  const taken = await profiler.stop();
  if (taken) post({ type: "profiled", profile: hotLines(taken, (url) => ownCode.isOwn(url)) });
}

function received(chunk: Uint8Array): void {
  const decoded = decoder.push(chunk);
  if (!decoded.ok) return die();
  for (const frame of decoded.frames) take(frame);
}

function take(frame: Frame): void {
  const message = messageOf(frame);
  if (isHostToChild(message)) return accept(message, frame.number);
  uplink.send({ type: "dropped", reason: nameOfMessage(message) });
}

/** Without a host there is nobody to run for. The main thread may be busy for ever, so nothing gentler would do. */
function die(): void {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    // Not the leader of a process group (or Windows, which has none).
  }
  process.kill(process.pid, "SIGKILL");
}

/** Ends the process when the main thread has taken that many messages and its event loop has come round after it. */
function endWhenTaken(count: number): void {
  let pulses: number | undefined;
  setInterval(() => {
    if (control.takenCount < count) return;
    if (pulses === undefined) {
      pulses = control.pulses;
      data.pulse.postMessage(0);
    } else if (control.pulses !== pulses) {
      die();
    }
  }, farewellMs);
}

let ticker: NodeJS.Timeout | undefined;
let quietTicks = 0;

/** Ticks as long as something goes on, so that an idle app costs no wake-ups. */
function keepTicking(): void {
  quietTicks = 0;
  ticker ??= setInterval(tick, tickMs);
}

function tick(): void {
  // What the run has drawn stands before how far it has come.
  intake.catchUp();
  progress.tick();
  watch.tick();
  quietTicks = control.run === 0 && control.waiting === 0 ? quietTicks + 1 : 0;
  if (quietTicks < 2) return;
  clearInterval(ticker);
  ticker = undefined;
}

uplink.send({ type: "hello", protocol: protocolVersion, node: process.versions.node, pid: process.pid });
pipe.on("data", received);
pipe.on("end", die);
pipe.on("error", die);
pipe.on("close", die);
const intake = new Intake(ring, data.port, control, {
  text: (text) => {
    uplink.accept(text);
    keepTicking();
  },
  store: (message) => stores.accept(message),
  frame: () => uplink.flush(),
  isSent: () => uplink.isEmpty,
});
