import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { TextRing } from "../../runtime/link/ring.ts";
import { random } from "../lib/random.ts";

describe("the ring of texts", () => {
  test("gives the texts in the order in which they were written, whatever they hold", () => {
    const ring = new TextRing();
    const texts = ["", "plain", "línea – 日本語 🎼", "line\nbreak", '{"json":true}'];
    for (const text of texts) expect(ring.write(text)).toBe(true);
    expect([...ring.take(ring.position)]).toEqual(texts);
    expect(ring.isEmpty).toBe(true);
  });

  test("takes no more than there is room for, and goes on when there is room again", () => {
    const ring = new TextRing();
    const text = "x".repeat(80_000);
    let held = 0;
    while (ring.write(text)) held++;
    expect(held).toBeGreaterThan(5);
    const [first] = ring.take(ring.position);
    expect(first).toBe(text);
    expect(ring.write("again")).toBe(true);
    expect([...ring.take(ring.position)].at(-1)).toBe("again");
  });

  test("gives nothing up to a place that it has been read beyond", () => {
    const ring = new TextRing();
    ring.write("a");
    const early = ring.position;
    ring.write("b");
    expect([...ring.take(ring.position)]).toEqual(["a", "b"]);
    expect([...ring.take(early)]).toEqual([]);
    ring.write("c");
    expect([...ring.take(ring.position)]).toEqual(["c"]);
  });

  test("lets the last text be written over, as long as nobody has read it", () => {
    const ring = new TextRing();
    ring.write("first");
    ring.write("second");
    expect(ring.writeOver("a longer second")).toBe(true);
    const until = ring.position;
    expect(ring.writeOver("2")).toBe(true);
    // Who has asked for the end before gets no more than there is.
    expect([...ring.take(until)]).toEqual(["first", "2"]);
    expect(ring.isEmpty).toBe(true);
    expect(ring.writeOver("too late")).toBe(false);
    ring.write("third");
    expect(ring.tryHold()).toBe(true);
    expect(ring.writeOver("not while it is read")).toBe(false);
    ring.letGo();
    expect([...ring.take(ring.position)]).toEqual(["third"]);
  });

  test("keeps the last text when there is no room for the one that was to be written over it", () => {
    const ring = new TextRing();
    while (ring.write("x".repeat(80_000)));
    expect(ring.writeOver("y".repeat(87_000))).toBe(false);
    const texts = [...ring.take(ring.position)];
    expect(new Set(texts)).toEqual(new Set(["x".repeat(80_000)]));
  });

  test("says which text it can never hold", () => {
    const ring = new TextRing();
    expect(ring.canHold("x".repeat(80_000))).toBe(true);
    expect(ring.canHold("x".repeat(500_000))).toBe(false);
    expect(ring.write("x".repeat(500_000))).toBe(false);
  });

  test("loses and doubles nothing over many rounds of any length", () => {
    const next = random(7);
    const ring = new TextRing();
    const waiting: string[] = [];
    for (let i = 0; i < 20_000; i++) {
      const text = `${i} ${"é".repeat(next(2000))}`;
      if (ring.write(text)) waiting.push(text);
      const over = `over ${i} ${"ü".repeat(next(2000))}`;
      if (next(10) < 3 && ring.writeOver(over)) waiting.splice(-1, 1, over);
      if (next(10) < 3) for (const got of ring.take(ring.position)) expect(got).toBe(waiting.shift());
    }
    for (const got of ring.take(ring.position)) expect(got).toBe(waiting.shift());
    expect(waiting).toEqual([]);
  });

  test("carries texts to another thread while they are being written", async () => {
    const ring = new TextRing();
    const reader = `
      const { parentPort, workerData } = require("node:worker_threads");
      import(workerData.module).then(({ TextRing }) => {
        const ring = new TextRing(workerData.buffer);
        let next = 0;
        let broken = false;
        while (next < workerData.count) for (const text of ring.take(ring.position)) broken ||= text !== "text " + next++;
        parentPort.postMessage({ next, broken });
      });`;
    const count = 50_000;
    const worker = new Worker(reader, { eval: true, workerData: { buffer: ring.buffer, module: new URL("../../runtime/link/ring.ts", import.meta.url).href, count } });
    const seen = new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    for (let i = 0; i < count; i++) while (!ring.write(`text ${i}`)) ring.waitForRoom(100);
    expect(await seen).toEqual({ next: count, broken: false });
    await worker.terminate();
  });
});
