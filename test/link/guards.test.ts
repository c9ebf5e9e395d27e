import { describe, expect, test } from "vitest";
import { checkedReply, isChildToHost, isHostToChild, isHostToView, isViewToHost, nameOfMessage } from "../../runtime/protocol/guards.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import type { AppSettings, AppStatus, ChildToHost, HostToChild, HostToView, PersonEvent, ViewToHost } from "../../runtime/protocol/messages.ts";
import { maxAttachmentBytes, maxAttachments } from "../../runtime/protocol/requests.ts";

const settings: AppSettings = { file: "/a.ts", cwd: "/", argv: ["x"], loopLimits: { sameStateMs: 1, changingMs: 2 }, restore: [{ key: "k", value: "v" }] };
const event: PersonEvent = { seq: 4, values: { w: [1, { a: null }] }, trigger: { widget: "b", value: true } };
const diagnostic: Diagnostic = { code: "c", severity: "error", message: "m", file: "/a.ts", line: 1, column: 1, endLine: 1, endColumn: 2, related: [{ message: "r", file: "/a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 }] };
const where = { file: "/a.ts", line: 3, column: 1 };

const deltas: Delta[] = [
  { op: "run", run: 1, kind: "app", cause: "event", took: [1, 2] },
  { op: "put", at: [0, 1], node: { type: "text", body: "x" } },
  { op: "insert", at: [0, 0], node: { type: "container", block: true, slot: 5 } },
  { op: "remove", at: [0, 0] },
  { op: "trim", at: [0], count: 0 },
  { op: "progress", run: 1, cursors: [[0, 4]] },
  { op: "end", run: 1, outcome: "failed", ms: 0.5, cursors: [[0, 1]] },
  { op: "runs", records: [{ run: 1, kind: "fragment", cause: "timer", outcome: "finished", ms: 1, changed: 0, widget: "w" }] },
  { op: "effect", effect: { id: 1, effect: { type: "balloons" } } },
  { op: "diagnostics", diagnostics: [diagnostic] },
  { op: "idle", taken: 3 },
  { op: "paused", taken: 3, reason: "r", where },
  { op: "files", files: ["/a.ts"] },
  { op: "state", set: [{ key: "k", value: "AA==", secret: true }], deleted: ["d"], skipped: [] },
  { op: "overview", overview: { widgets: [{ key: "k", type: "slider", label: "K", drawn: false }], caches: [{ id: "i", name: "load", kind: "data", file: "/a.ts", entries: 2 }] } },
];
const statuses: AppStatus[] = [
  { state: "starting" },
  { state: "running", sinceMs: 5 },
  { state: "idle" },
  { state: "paused", reason: "r", where },
  { state: "stuck", blocked: true, where: { file: "/a.ts", line: 3 } },
  { state: "stopped" },
  { state: "crashed", reason: "r", fix: "f", log: "l" },
];

const hostToChild: HostToChild[] = [
  { type: "init", protocol: 1, settings },
  { type: "event", event },
  { type: "rerun", cause: "save", files: ["/a.ts"] },
  { type: "rerun", cause: "command" },
  { type: "request", id: 7, request: { kind: "media", id: "m", from: 0 } },
  { type: "stop" },
  { type: "editor", ask: { what: "editState", path: ["k", 0], value: { a: null } } },
  { type: "editor", ask: { what: "clearCache" } },
  { type: "resume", once: true },
  { type: "dispose" },
];
const childToHost: ChildToHost[] = [
  { type: "hello", protocol: 1, node: "24.0.0", pid: 5 },
  { type: "deltas", deltas },
  { type: "taken", seqs: [1, 2] },
  { type: "answer", id: 7, answer: { ok: true, body: { type: "image/png", size: 3 } } },
  { type: "answer", id: 7, answer: { ok: false, reason: "r" } },
  { type: "stuck", state: "terminated", where: { file: "/a.ts", line: 1 } },
  { type: "dropped", reason: "r" },
];
const hostToView: HostToView[] = [
  {
    type: "snapshot",
    protocol: 1,
    app: { name: "a", file: "/a.ts" },
    status: { state: "idle" },
    tree: [{ data: { type: "container", block: true, slot: 0 }, children: [{ data: { type: "text", body: "x" }, children: [], stale: true }] }],
    nextSeq: 3,
    effects: [{ id: 1, effect: { type: "snow" } }],
    pending: [event],
  },
  { type: "deltas", deltas },
  { type: "answer", id: 7, answer: { ok: true, body: { type: "image/png", size: 3 } } },
  { type: "answer", id: 7, answer: { ok: false, reason: "r" } },
  ...statuses.map((status) => ({ type: "status" as const, status })),
];
const viewToHost: ViewToHost[] = [
  { type: "ready", protocol: 1 },
  { type: "event", event },
  { type: "command", command: "runOnce" },
  { type: "effectShown", id: 1 },
  { type: "saveFile", media: "m", name: "a.csv" },
  { type: "request", id: 7, request: { kind: "media", id: "m", from: 0 } },
  { type: "openLocation", file: "/a.ts", line: 1, column: 1 },
  { type: "openLink", url: "https://example.org" },
  { type: "viewError", message: "m", stack: "s" },
];

const unions: [name: string, isValid: (value: unknown) => boolean, messages: readonly object[]][] = [
  ["HostToChild", isHostToChild, hostToChild],
  ["ChildToHost", isChildToHost, childToHost],
  ["HostToView", isHostToView, hostToView],
  ["ViewToHost", isViewToHost, viewToHost],
];

describe.each(unions)("%s", (_name, isValid, messages) => {
  test.each(messages.map((message) => [JSON.stringify(message).slice(0, 60), message]))("takes %s", (_text, message) => {
    expect(isValid(message)).toBe(true);
    expect(isValid(JSON.parse(JSON.stringify(message)))).toBe(true);
  });

  test("takes no message with a property that is wrong", () => {
    const wrongly: string[] = [];
    for (const message of messages) {
      for (const [path, broken] of brokenCopies(message)) if (isValid(broken)) wrongly.push(path);
    }
    expect(wrongly).toEqual([]);
  });

  test.each([null, undefined, 5, "stop", [], {}, { type: 5 }, { type: "toString" }, { type: "__proto__" }, [{ type: "stop" }]])("does not take %j", (value) => {
    expect(isValid(value)).toBe(false);
  });

  test("never throws on something mutilated", () => {
    for (let i = 0; i < 3000; i++) {
      const text = JSON.stringify(messages[i % messages.length]);
      const at = (i * 7919) % text.length;
      const mutilated = text.slice(0, at) + String.fromCharCode(32 + ((i * 31) % 95)) + text.slice(at + 1);
      let value: unknown;
      try {
        value = JSON.parse(mutilated);
      } catch {
        continue;
      }
      expect(typeof isValid(value)).toBe("boolean");
    }
  });
});

test("a value that nests without end is refused, not followed", () => {
  let value: unknown = 1;
  for (let i = 0; i < 100_000; i++) value = [value];
  expect(isViewToHost({ type: "event", event: { seq: 1, values: { w: value } } })).toBe(false);
});

test("bytes are taken beside a request and an answer: only bytes, and not more than a message may carry", () => {
  const ask = (attachments: unknown) => isViewToHost({ type: "request", id: 1, request: { kind: "media", id: "m", from: 0 }, attachments });
  const answer = (attachments: unknown) => isChildToHost({ type: "answer", id: 1, answer: { ok: true, body: null }, attachments });
  for (const takes of [ask, answer]) {
    expect(takes([new Uint8Array(3), new Uint8Array()])).toBe(true);
    expect(takes([[1, 2, 3]])).toBe(false);
    expect(takes(new Uint8Array(3))).toBe(false);
    expect(takes([new Uint8Array(maxAttachmentBytes), new Uint8Array(1)])).toBe(false);
    expect(takes(Array.from({ length: maxAttachments + 1 }, () => new Uint8Array()))).toBe(false);
  }
});

test("a reply is one to its question only when it has the form of that kind", () => {
  const bytes = [new Uint8Array(3)];
  expect(checkedReply("media", { answer: { ok: true, body: { type: "image/png", size: 3 } }, attachments: bytes })).toEqual({ answer: { ok: true, body: { type: "image/png", size: 3 } }, attachments: bytes });
  const wrong = JSON.parse('{ "ok": true, "body": { "type": "image/png" } }');
  expect(checkedReply("media", { answer: wrong }).answer.ok).toBe(false);
});

test("the name of a message tells its type and nothing of its content", () => {
  expect(nameOfMessage({ type: "event", event: { secret: "hunter2" } })).toBe('a message "event" that has the wrong form');
  expect(nameOfMessage(null)).toBe("a message that is null");
  expect(nameOfMessage([1])).toBe("a message that is a list");
  expect(nameOfMessage({ type: 3 })).toBe("a message without a type");
});

/** What a node, a value or an effect holds is not the receiver's business, nor may optional things be missing. */
const free = /\.(node|data|effect\.effect|values|trigger\.value|answer\.body)\.|\.values\b/;

/** Copies of a message in each of which one property has become something that no message has there. */
function* brokenCopies(message: object): Generator<[path: string, broken: unknown]> {
  const paths: string[][] = [];
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      paths.push([...path, name]);
      visit(inner, [...path, name]);
    }
  };
  visit(message, []);
  for (const path of paths) {
    const dotted = `.${path.join(".")}`;
    if (free.test(dotted) || dotted.endsWith("trigger.value")) continue;
    const copy: unknown = structuredClone(message);
    let holder: unknown = copy;
    for (const name of path.slice(0, -1)) holder = Reflect.get(Object(holder), name);
    Reflect.set(Object(holder), path.at(-1) ?? "", Number.NaN);
    yield [dotted, copy];
  }
}
