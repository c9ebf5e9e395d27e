import { MessageChannel } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RingOutlet } from "../../runtime/engine/outlet.ts";
import { Control } from "../../runtime/link/control.ts";
import { Intake } from "../../runtime/link/intake.ts";
import { TextRing } from "../../runtime/link/ring.ts";

let ring: TextRing;
let control: Control;
let channel: MessageChannel;
let outlet: RingOutlet;
let intake: Intake;
/** What the link got, in order. */
let got: string[];

beforeEach(() => {
  ring = new TextRing();
  control = new Control();
  channel = new MessageChannel();
  outlet = new RingOutlet(ring, channel.port1);
  got = [];
  intake = new Intake(ring, channel.port2, control, {
    text: (text) => got.push(text.length > 40 ? `${text.slice(0, 8)}… ${text.length}` : text),
    store: (message) => got.push(`store ${message.store}`),
    frame: () => {},
    isSent: () => true,
  });
});
afterEach(() => {
  channel.port1.close();
});

test("an engine that says something of its own accord wakes the link", async () => {
  expect(ring.isAwake).toBe(false);
  outlet.put("0,0", "a");
  await expect.poll(() => got).toEqual(["p0,0\na"]);
});

test("a link that is awake looks by itself, once a frame", async () => {
  intake.stayAwake();
  const post = vi.spyOn(channel.port1, "postMessage");
  control.noteRun(1);
  outlet.put("0,0", "a");
  outlet.put("0,1", "b");
  await expect.poll(() => got).toEqual(["p0,0\na", "p0,1\nb"]);
  expect(post).not.toHaveBeenCalled();
  control.noteRun(0);
});

test("the end of what there is to say arrives at once", async () => {
  intake.stayAwake();
  const post = vi.spyOn(channel.port1, "postMessage");
  outlet.put("0,0", "a");
  outlet.flush();
  expect(post).toHaveBeenCalledOnce();
  await expect.poll(() => got).toEqual(["p0,0\na", "f"]);
});

test("a link that has nothing to do sleeps, and misses nothing of what comes then", async () => {
  intake.stayAwake();
  await expect.poll(() => ring.isAwake).toBe(false);
  outlet.put("0,0", "late");
  await expect.poll(() => got).toEqual(["p0,0\nlate"]);
});

test("texts that are too long for the ring, and stores, keep their place among the others", async () => {
  const long = "x".repeat(400_000);
  outlet.put("0,0", "before");
  outlet.put("0,1", long);
  outlet.store({ store: "media", put: { id: "m", type: "image/png", bytes: new SharedArrayBuffer(1) } });
  outlet.put("0,2", "between");
  outlet.put("0,3", long);
  outlet.put("0,4", "after");
  outlet.flush();
  await expect.poll(() => got).toHaveLength(7);
  expect(got.map((text) => text.replace("\n", " "))).toEqual(["p0,0 before", "p0,1 xxx… 400005", "store media", "p0,2 between", "p0,3 xxx… 400005", "p0,4 after", "f"]);
});

test("more than the ring holds arrives in order, whoever is faster", async () => {
  const texts = Array.from({ length: 18 }, (_, i) => `${i} ${"y".repeat(70_000)}`);
  texts.forEach((text, i) => outlet.put(`0,${i}`, text));
  outlet.flush();
  await expect.poll(() => got).toHaveLength(19);
  expect(got.at(-1)).toBe("f");
});

test("of what one place shows in quick succession the last is taken, and its turn among others is kept", async () => {
  outlet.put("0,0", "other");
  for (let i = 0; i < 1000; i++) outlet.put("0,1", `${i}`);
  outlet.put("0,2", "after");
  outlet.put("0,1", "again");
  outlet.flush();
  await vi.waitFor(() => expect(got.at(-1)).toBe("f"));
  expect(got).toEqual(["p0,0\nother", "p0,1\n999", "p0,2\nafter", "p0,1\nagain", "f"]);
});

test("what the engine has handed over is known before the page asks for it", () => {
  outlet.store({ store: "media", put: { id: "m", type: "image/png", bytes: new SharedArrayBuffer(1) } });
  outlet.put("0,0", "names it");
  expect(got).toEqual([]);
  intake.catchUp();
  expect(got).toEqual(["store media", "p0,0\nnames it"]);
  expect(ring.isSent).toBe(true);
});

test("a block is never left out: it may take children along", async () => {
  outlet.put("0,0", "plain");
  outlet.put("0,0", '{"block":true}');
  outlet.put("0,0", "plain again");
  outlet.flush();
  await vi.waitFor(() => expect(got).toEqual(["p0,0\nplain", 'p0,0\n{"block":true}', "p0,0\nplain again", "f"]));
});

test("what a message speaks of is taken with it, although it was written while the link was at work already", async () => {
  // The look that comes once a frame would take it too, only later.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const long = "x".repeat(400_000);
  const own = new MessageChannel();
  const engine = new RingOutlet(ring, own.port1);
  const texts: string[] = [];
  const link = new Intake(ring, own.port2, control, {
    text: (text) => {
      texts.push(text.slice(0, 4));
      // The engine's thread goes on meanwhile.
      if (text.includes(long)) engine.flush();
    },
    store: () => {},
    frame: () => {},
    isSent: () => true,
  });
  link.stayAwake();
  engine.put("0,0", long);
  for (let turn = 0; turn < 100 && !texts.includes("f"); turn++) await new Promise((resolve) => setImmediate(resolve));
  vi.useRealTimers();
  expect(texts).toEqual(["p0,0", "f"]);
  own.port1.close();
});
