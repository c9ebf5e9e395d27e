/** Mutated frames and messages: what arrives is either refused with a reason, or a message of exactly the right form. */
import { expect, test } from "vitest";
import { encodeFrame, FrameDecoder, messageOf } from "../../runtime/protocol/codec.ts";
import { isChildToHost, isHostToChild, isHostToView, isViewToHost } from "../../runtime/protocol/guards.ts";
import { Tree } from "../../runtime/protocol/tree.ts";
import { random } from "../lib/random.ts";
import { fuzzTimeoutMs, rounds } from "./lib/rounds.ts";

const messages: readonly object[] = [
  { type: "hello", protocol: 1, node: "24.0.0", pid: 5 },
  { type: "deltas", deltas: [{ op: "run", run: 1, kind: "app", cause: "event", took: [1, 2] }, { op: "put", at: [0, 3, 1], node: { type: "text", body: "ä😀" } }, { op: "trim", at: [0], count: 2 }, { op: "end", run: 1, outcome: "finished", ms: 2.5 }, { op: "idle", taken: 4 }] },
  { type: "deltas", deltas: [{ op: "insert", at: [1, 0], node: { type: "container", block: true, slot: 1 } }, { op: "remove", at: [0, 0] }, { op: "state", set: [{ key: "a", value: "AA==" }], deleted: ["b"], skipped: [] }] },
  { type: "answer", id: 7, answer: { ok: true, body: { type: "image/png", size: 3 } } },
  { type: "stuck", state: "terminated", where: { file: "/a.ts", line: 3 } },
  { type: "event", event: { seq: 3, values: { a: [1, { b: null }] }, trigger: { widget: "w", value: true } } },
  { type: "request", id: 1, request: { kind: "rows", dataset: "d", from: 0, to: 9, sort: { column: "c", descending: true } } },
  { type: "rerun", cause: "save", files: ["/a.ts"] },
  { type: "openLink", url: "https://example.org" },
];
const guards = [isChildToHost, isHostToChild, isHostToView, isViewToHost];

const pieces = ['"type"', '"__proto__"', '"deltas"', "null", "-1", "1e400", "0.5", "[]", "{}", '""', "true"];

/** A frame with some of its bytes changed, taken away, doubled or made up. */
function mutated(seed: number): Uint8Array {
  const next = random(seed);
  const attachments = next(3) === 0 ? [Uint8Array.from({ length: next(20) }, () => next(256))] : [];
  let json = JSON.stringify(messages[next(messages.length)]);
  // Half of them are whole frames with a message that is not quite one.
  if (next(2) === 0) json = json.replaceAll(/"[^"]*"|\d+|\w+/g, (part) => (next(8) === 0 ? (pieces[next(pieces.length)] ?? part) : part));
  let bytes = Buffer.from(encodeFrame(json, attachments));
  for (let count = next(4); count > 0; count--) {
    const at = next(bytes.length + 1);
    const kind = next(5);
    if (kind === 0 && at < bytes.length) bytes[at] = next(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + next(8))]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: 1 + next(8) }, () => next(256))), bytes.subarray(at)]);
    else if (kind === 3) bytes = bytes.subarray(0, at);
    else if (bytes.length >= 8) bytes.writeUInt32LE(next(2) === 0 ? next(bytes.length + 9) : next(4294967295), next(2) * 4);
  }
  return bytes;
}

/** Gives the bytes in pieces, and what came of them. */
function decode(bytes: Uint8Array, next: (n: number) => number): { frames: unknown[]; refused: string | undefined } {
  const decoder = new FrameDecoder();
  const frames: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + next(bytes.length);
    const decoded = decoder.push(bytes.subarray(at, at + size));
    if (!decoded.ok) return { frames, refused: decoded.reason };
    frames.push(...decoded.frames.map(messageOf));
    at += size;
  }
  return { frames, refused: undefined };
}

const count = rounds({ usual: 30_000, soak: 1_000_000 });

test(`${count} mutated frames: each is refused with a reason, waited for, or a message that the guards judge without throwing`, { timeout: fuzzTimeoutMs }, () => {
  const fates = { refused: 0, waiting: 0, valid: 0, invalid: 0 };
  const tree = new Tree();
  for (let seed = 1; seed <= count; seed++) {
    const bytes = mutated(seed);
    const { frames, refused } = decode(bytes, random(seed));
    if (refused !== undefined) {
      fates.refused++;
      expect(refused).toMatch(/^a frame /);
    } else if (frames.length === 0) fates.waiting++;
    for (const frame of frames) {
      const judged = guards.map((guard) => guard(frame));
      fates[judged.includes(true) ? "valid" : "invalid"]++;
      // Who takes it in must be able to: a page that is out of step ignores what has no place.
      if (isChildToHost(frame) && frame.type === "deltas") tree.apply(frame.deltas);
    }
  }
  for (const [fate, times] of Object.entries(fates)) expect(times, fate).toBeGreaterThan(count / 100);
});

test("a frame comes out as it went in, in pieces of any size, whatever stands before and behind it", () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const next = random(seed);
    const attachments = Array.from({ length: next(4) }, () => Uint8Array.from({ length: next(50) }, () => next(256)));
    const sent = Array.from({ length: 1 + next(3) }, () => messages[next(messages.length)] ?? {});
    const bytes = Buffer.concat(sent.map((message) => encodeFrame(JSON.stringify(message), attachments)));
    const { frames, refused } = decode(bytes, next);
    expect(refused).toBeUndefined();
    expect(frames).toEqual(sent.map((message) => (attachments.length > 0 ? { ...message, attachments } : message)));
  }
});

test.each<[what: string, json: string, tail: number]>([
  ["an attachment that is longer than the frame", '{"m":{},"a":[5]}', 4],
  ["an attachment of negative length", '{"m":{},"a":[-1,5]}', 4],
  ["an attachment whose length is no whole number", '{"m":{},"a":[1.5]}', 4],
  ["attachments that are no list", '{"m":{},"a":"4"}', 4],
  ["bytes that belong to nothing", '{"m":{}}', 4],
  ["no message", "{}", 0],
  ["a message that is no object of its own", "[1]", 0],
  ["a list of lengths that leaves bytes over", '{"m":{},"a":[3]}', 4],
])("a frame with %s is refused", (_what, json, tail) => {
  const text = Buffer.from(json);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(4 + text.length + tail, 0);
  head.writeUInt32LE(text.length, 4);
  expect(new FrameDecoder().push(Buffer.concat([head, text, Buffer.alloc(tail)])).ok).toBe(false);
});
