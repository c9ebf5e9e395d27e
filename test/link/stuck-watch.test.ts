/** When the watch looks at a main thread, and when it leaves it alone. The looking itself is tried with real processes. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Control } from "../../runtime/link/control.ts";
import { OwnCode } from "../../runtime/link/own-code.ts";
import { StuckWatch } from "../../runtime/link/stuck-watch.ts";

let control: Control;
let looked: number;
let pings: number;
let watch: StuckWatch;

beforeEach(() => {
  vi.useFakeTimers();
  control = new Control();
  looked = 0;
  pings = 0;
  watch = new StuckWatch({
    control,
    ownCode: new OwnCode("file:///dacapo/"),
    inspect: () => {
      looked++;
      return new Promise(() => {});
    },
    ping: () => pings++,
    report: () => {},
    terminated: () => {},
  });
});
afterEach(() => vi.useRealTimers());

function post(urgent: "stop" | "save"): void {
  control.notePosted();
  watch.expectAnswer(urgent);
}

describe("a stop", () => {
  test("that is not taken within 250 ms makes it look, once", async () => {
    post("stop");
    await vi.advanceTimersByTimeAsync(249);
    expect(looked).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(looked).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(looked).toBe(1);
  });

  test("that is taken in time does not", async () => {
    post("stop");
    control.noteTaken();
    await vi.advanceTimersByTimeAsync(5000);
    expect(looked).toBe(0);
  });

  test("behind other messages has time as long as those are being taken", async () => {
    for (let i = 0; i < 5; i++) control.notePosted();
    post("stop");
    for (let i = 0; i < 6; i++) {
      await vi.advanceTimersByTimeAsync(240);
      control.noteTaken();
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(looked).toBe(0);
  });

  test("is not enforced while a debugger stands at a breakpoint, but after it", async () => {
    control.debuggerPaused = true;
    post("stop");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(looked).toBe(0);
    control.debuggerPaused = false;
    await vi.advanceTimersByTimeAsync(500);
    expect(looked).toBe(1);
  });
});

describe("a save", () => {
  test("gives a run its first second", async () => {
    control.noteRun(1);
    await vi.advanceTimersByTimeAsync(400);
    post("save");
    await vi.advanceTimersByTimeAsync(599);
    expect(looked).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(looked).toBe(1);
  });

  test("gives an older run a quarter of one", async () => {
    control.noteRun(1);
    await vi.advanceTimersByTimeAsync(3000);
    post("save");
    await vi.advanceTimersByTimeAsync(250);
    expect(looked).toBe(1);
  });
});

describe("silence", () => {
  /** Ticks as the link does, for that long. */
  async function tickFor(ms: number, each: () => void = () => {}): Promise<void> {
    for (let at = 0; at < ms; at += 100) {
      each();
      watch.tick();
      await vi.advanceTimersByTimeAsync(100);
    }
  }

  test("of a run for five seconds makes it look, when the event loop does not answer either", async () => {
    control.noteRun(1);
    await tickFor(4900);
    expect(pings).toBe(0);
    await tickFor(600);
    expect(pings).toBe(1);
    expect(looked).toBe(1);
  });

  test("of a run whose event loop answers is waiting, not hanging", async () => {
    control.noteRun(1);
    await tickFor(20_000, () => control.notePulse());
    expect(pings).toBeGreaterThan(5);
    expect(looked).toBe(0);
  });

  test("while a debugger stands at a breakpoint is nobody's business", async () => {
    control.debuggerPaused = true;
    control.noteRun(1);
    await tickFor(20_000);
    expect([pings, looked]).toEqual([0, 0]);
  });

  test("is none when the run yields", async () => {
    control.noteRun(1);
    await tickFor(20_000, () => control.noteYield());
    expect(pings).toBe(0);
  });

  test("between runs is none, unless messages wait", async () => {
    await tickFor(20_000);
    expect(pings).toBe(0);
    control.notePosted();
    await tickFor(5500);
    expect(looked).toBe(1);
  });
});
