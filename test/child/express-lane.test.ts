import { MessageChannel } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChildOutlet } from "../../runtime/child/child-outlet.ts";
import { ExpressLane } from "../../runtime/child/express-lane.ts";
import { Control } from "../../runtime/link/control.ts";
import { type PageText, wake } from "../../runtime/link/port.ts";
import { TextRing } from "../../runtime/link/ring.ts";
import { type Frame, FrameDecoder } from "../../runtime/protocol/codec.ts";

let ring: TextRing;
let control: Control;
let channel: MessageChannel;
let outlet: ChildOutlet;
/** What left by the express lane. */
let frames: Frame[];
/** What the link was told by messages. */
let posted: unknown[];

beforeEach(() => {
  ring = new TextRing();
  control = new Control();
  channel = new MessageChannel();
  frames = [];
  posted = [];
  const decoder = new FrameDecoder();
  const lane = new ExpressLane(ring, control, (frame) => {
    const decoded = decoder.push(frame);
    if (decoded.ok) frames.push(...decoded.frames);
  });
  outlet = new ChildOutlet(ring, channel.port1, lane);
  vi.spyOn(channel.port1, "postMessage").mockImplementation((message: unknown) => void posted.push(message));
});
afterEach(() => {
  channel.port1.close();
});

/** The link takes what is in the ring; `sent` when that has left at once. */
function linkTakes(sent: boolean): PageText[] {
  const texts = [...ring.take(ring.position)];
  if (sent) ring.noteSent();
  return texts;
}

function begin(run: number): void {
  outlet.send({ op: "run", run, kind: "app", cause: "event", took: [run] });
}

function end(run: number): void {
  outlet.send({ op: "end", run, outcome: "finished", ms: 1 });
  outlet.send({ op: "idle", taken: run });
  outlet.flush();
}

const put = (index: number, body: string): string => JSON.stringify({ op: "put", at: [0, index], node: { type: "text", body } });
const drawn = (index: number, body: string): void => outlet.put(`0,${index}`, put(index, body));
const ops = (frame: Frame | undefined): unknown => JSON.parse(JSON.stringify(frame?.message)).deltas?.map((delta: { op: string; node?: { body: string } }) => delta.node?.body ?? delta.op);

test("the answer to an event leaves by itself, and the link is not woken", () => {
  begin(1);
  drawn(0, "a");
  drawn(0, "b");
  end(1);
  expect(frames.map(({ message }) => message)).toMatchObject([{ type: "taken", seqs: [1] }, { type: "deltas" }]);
  expect(ops(frames[1])).toEqual(["run", "b", "end", "idle"]);
  expect(posted).toEqual([]);
  expect(ring.isEmpty).toBe(true);
});

test("events that are taken are told at once and out of turn; all else is numbered together with the link's frames", () => {
  expect(control.nextFrame()).toBe(1);
  begin(1);
  end(1);
  expect(control.nextFrame()).toBe(3);
  begin(2);
  end(2);
  expect(frames.map(({ number }) => number)).toEqual([undefined, 2, undefined, 4]);
});

test("what no event asked for goes by the link", () => {
  ring.isAwake = true;
  outlet.send({ op: "run", run: 1, kind: "app", cause: "timer", took: [] });
  drawn(0, "a");
  end(1);
  expect(frames).toEqual([]);
  expect(posted).toEqual([wake]);
  expect(linkTakes(true).at(-1)).toBe("f");
});

test("of an answer that the link has begun to send, the rest leaves by itself", () => {
  begin(1);
  drawn(0, "a");
  expect(linkTakes(true)).toHaveLength(2);
  drawn(1, "b");
  end(1);
  expect(ops(frames[1])).toEqual(["b", "end", "idle"]);
  expect(posted).toEqual([]);
});

test("what the link has taken of an answer, and holds back, is followed by the rest", () => {
  begin(1);
  drawn(0, "a");
  linkTakes(false);
  drawn(1, "b");
  end(1);
  expect(frames).toHaveLength(1);
  expect(linkTakes(true)).toEqual([`p0,1\n${put(1, "b")}`, expect.stringContaining("end"), expect.stringContaining("idle"), "f"]);
});

test("nothing overtakes what the link holds back", () => {
  drawn(0, "before");
  linkTakes(false);
  begin(1);
  drawn(0, "a");
  end(1);
  expect(frames).toHaveLength(1);
  linkTakes(true);
  begin(2);
  drawn(0, "b");
  end(2);
  expect(ops(frames[2])).toEqual(["run", "b", "end", "idle"]);
});

test("nothing overtakes what the link has not even seen", () => {
  drawn(0, "before");
  begin(1);
  end(1);
  expect(frames).toHaveLength(1);
  expect(linkTakes(true)).toHaveLength(5);
});

test("while the link reads, what there is goes by the link", () => {
  begin(1);
  drawn(0, "a");
  expect(ring.tryHold()).toBe(true);
  end(1);
  ring.letGo();
  expect(frames).toHaveLength(1);
  expect(linkTakes(true)).toHaveLength(5);
});

test("a long answer goes by the link, which does not wait for a slow host", () => {
  begin(1);
  drawn(0, "x".repeat(20_000));
  end(1);
  expect(frames).toHaveLength(1);
  expect(linkTakes(true)).toHaveLength(5);
});

test("what the link is to keep is handed to it, and the answer that names it leaves by itself", () => {
  begin(1);
  outlet.store({ store: "media", put: { id: "m", type: "image/png", bytes: new SharedArrayBuffer(1) } });
  drawn(0, "a");
  end(1);
  expect(ops(frames[1])).toEqual(["run", "a", "end", "idle"]);
  expect(posted).toEqual([{ store: "media", put: expect.anything() }]);
});

test("what is too long for the ring goes by the link, and so does what follows", () => {
  begin(1);
  drawn(0, "x".repeat(400_000));
  linkTakes(true);
  drawn(1, "b");
  end(1);
  expect(frames).toHaveLength(1);
  expect(posted).toContainEqual({ text: expect.stringContaining("xxx"), after: expect.anything() });
});

test("each message of the host is claimed once, by whoever comes first, and in order", () => {
  expect(control.claim(2)).toBe(false);
  expect(control.claim(1)).toBe(true);
  expect(control.claim(1)).toBe(false);
  expect(control.claim(2)).toBe(true);
});
