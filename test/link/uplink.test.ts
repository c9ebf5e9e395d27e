import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Control } from "../../runtime/link/control.ts";
import { Progress } from "../../runtime/link/progress.ts";
import { TextRing } from "../../runtime/link/ring.ts";
import { Uplink } from "../../runtime/link/uplink.ts";
import { FrameDecoder } from "../../runtime/protocol/codec.ts";
import { isChildToHost } from "../../runtime/protocol/guards.ts";
import type { ChildToHost } from "../../runtime/protocol/messages.ts";

/** A pipe whose other end reads only when it is told to. */
class SlowPipe extends Writable {
  readonly messages: ChildToHost[] = [];
  readonly #decoder = new FrameDecoder();
  #done: (() => void) | undefined;
  isBlocked = false;

  constructor() {
    super({ highWaterMark: 1024 });
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    const decoded = this.#decoder.push(chunk);
    if (!decoded.ok) throw new Error(decoded.reason);
    for (const { message } of decoded.frames) if (isChildToHost(message)) this.messages.push(message);
    if (this.isBlocked) this.#done = done;
    else done();
  }

  read(): void {
    this.isBlocked = false;
    this.#done?.();
  }

  get texts(): string[] {
    return this.messages.flatMap((m) => (m.type === "deltas" ? m.deltas : [])).map((d) => (d.op === "put" && "body" in d.node ? String(d.node.body) : d.op));
  }
}

const put = (index: number, body: string): string => `p0.${index}\n${JSON.stringify({ op: "put", at: [0, index], node: { type: "text", body } })}`;

let pipe: SlowPipe;
let control: Control;
let uplink: Uplink;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  pipe = new SlowPipe();
  control = new Control();
  uplink = new Uplink(pipe, control);
});
afterEach(() => vi.useRealTimers());

describe("the flush clock", () => {
  test("what the engine says is done leaves at once", () => {
    uplink.accept(put(0, "a"));
    expect(pipe.messages).toEqual([]);
    uplink.accept("f");
    expect(pipe.texts).toEqual(["a"]);
  });

  test("what a busy script draws leaves 16 ms after the first of it", () => {
    uplink.accept(put(0, "working"));
    vi.advanceTimersByTime(10);
    uplink.accept(put(1, "still working"));
    expect(pipe.messages).toEqual([]);
    vi.advanceTimersByTime(6);
    expect(pipe.texts).toEqual(["working", "still working"]);
    expect(pipe.messages).toHaveLength(1);
  });

  test("nothing leaves twice, and nothing is sent for nothing", () => {
    uplink.accept(put(0, "a"));
    uplink.accept("f");
    uplink.accept("f");
    vi.advanceTimersByTime(100);
    expect(pipe.messages).toHaveLength(1);
  });

  test("a message of the link's own comes after the deltas before it", () => {
    uplink.accept(put(0, "a"));
    uplink.send({ type: "stuck", state: "waiting" });
    expect(pipe.messages.map((m) => m.type)).toEqual(["deltas", "stuck"]);
  });
});

describe("a pipe that is full", () => {
  test("is left alone; what waits goes on merging and leaves when there is room", async () => {
    pipe.isBlocked = true;
    uplink.accept(put(0, "x".repeat(5000)));
    uplink.accept("f");
    for (let i = 0; i < 1000; i++) uplink.accept(put(1, `tick ${i}`));
    uplink.accept("f");
    vi.advanceTimersByTime(1000);
    expect(pipe.messages).toHaveLength(1);
    pipe.read();
    await vi.waitFor(() => expect(pipe.texts.at(-1)).toBe("tick 999"), { timeout: 20_000 });
    expect(pipe.messages).toHaveLength(2);
  });

  test("slows the main thread down when too much waits, until it has left", async () => {
    pipe.isBlocked = true;
    uplink.accept(put(0, "x".repeat(5000)));
    uplink.accept("f");
    expect(control.congested).toBe(false);
    for (let i = 0; i < 6; i++) uplink.accept(put(i, "y".repeat(1024 * 1024)));
    expect(control.congested).toBe(true);
    pipe.read();
    await vi.waitFor(() => expect(control.congested).toBe(false), { timeout: 20_000 });
  });
});

describe("progress of a slow run", () => {
  let progress: Progress;
  let ring: TextRing;

  beforeEach(() => {
    ring = new TextRing();
    progress = new Progress(control, uplink, ring);
    control.noteRun(7, true);
    control.noteCursor(0, 7, 3);
    control.noteCursor(5, 7, 1);
  });

  function tick(): unknown[] {
    progress.tick();
    uplink.flush();
    return pipe.messages.flatMap((m) => (m.type === "deltas" ? m.deltas : [])).filter((d) => d.op === "progress");
  }

  test("is not told before 300 ms, and then only when it has come further", () => {
    control.noteSlots(6);
    vi.advanceTimersByTime(299);
    expect(tick()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(tick()).toEqual([{ op: "progress", run: 7, cursors: [[0, 3], [5, 1]] }]);
    expect(tick()).toHaveLength(1);
    control.noteCursor(0, 7, 4);
    expect(tick()).toHaveLength(2);
  });

  test("is not told of a run that has ended, nor of a fragment's", () => {
    vi.advanceTimersByTime(400);
    control.noteRun(0);
    expect(tick()).toEqual([]);
    control.noteRun(8);
    control.noteCursor(0, 8, 3);
    vi.advanceTimersByTime(400);
    expect(tick()).toEqual([]);
  });

  test("is not overtaken by the end of the run, which the main thread may send by itself", () => {
    control.noteSlots(6);
    vi.advanceTimersByTime(400);
    expect(ring.isSent).toBe(true);
    expect(tick()).toHaveLength(1);
    expect(ring.isSent).toBe(false);
    ring.noteSent();
    expect(ring.isSent).toBe(true);
  });

  test("is not told while the main thread sends the end of the run", () => {
    control.noteSlots(6);
    vi.advanceTimersByTime(400);
    expect(ring.tryHold()).toBe(true);
    expect(tick()).toEqual([]);
    ring.letGo();
    expect(tick()).toHaveLength(1);
  });
});
