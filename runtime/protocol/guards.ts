/**
 * Checks on messages that arrive from another process or from a page. One predicate per union, named like it.
 * What the receiver itself reads is checked in full; the content of a node is the view's business.
 */
import type { Delta } from "./delta.ts";
import type { ChildToHost, HostToChild, HostToView, ViewToHost } from "./messages.ts";
import type { Address } from "./shell.ts";
import { failed, maxAttachmentBytes, maxAttachments, type Reply, type RequestKind, type Requests } from "./requests.ts";

type Check = (value: unknown) => boolean;
type Fields = { readonly [name: string]: Check };
type Shapes = { readonly [tag: string]: Fields };

const maxJsonDepth = 64;

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);
const text: Check = (v) => typeof v === "string";
const flag: Check = (v) => typeof v === "boolean";
const count: Check = (v) => Number.isSafeInteger(v) && Number(v) >= 0;
const number: Check = (v) => typeof v === "number" && Number.isFinite(v);
const oneOf = (...words: readonly string[]): Check => (v) => typeof v === "string" && words.includes(v);
const optional = (check: Check): Check => (v) => v === undefined || check(v);
const list = (check: Check): Check => (v) => Array.isArray(v) && v.every(check);
const fields = (shape: Fields): Check => (v) => isRecord(v) && hasFields(v, shape);
const exactly = (value: unknown): Check => (v) => v === value;
const json: Check = (v) => isJson(v, 0);

function hasFields(value: Record<string, unknown>, shape: Fields): boolean {
  for (const name in shape) if (!shape[name]?.(value[name])) return false;
  return true;
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth >= maxJsonDepth) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  return Object.values(value).every((item) => isJson(item, depth + 1));
}

/** A union told apart by the property `tag`. */
const union = (tag: string, shapes: Shapes): Check => {
  const byTag = new Map(Object.entries(shapes));
  return (v) => {
    if (!isRecord(v)) return false;
    const word = v[tag];
    const shape = typeof word === "string" ? byTag.get(word) : undefined;
    return shape !== undefined && hasFields(v, shape);
  };
};

const cause = oneOf("start", "event", "save", "rerun", "timer", "command", "restart");
const kind = oneOf("app", "fragment");
const outcome = oneOf("finished", "rerun", "stopped", "failed", "preempted", "paused");
const texts = list(text);
const path: Check = (v) => Array.isArray(v) && v.length > 0 && v.every(count);
const cursors = list((v) => Array.isArray(v) && v.length === 2 && v.every(count));
const codeLine = { file: text, line: count };
const line = fields(codeLine);
const place = fields({ file: text, line: count, column: count });
const entries = list(fields({ key: text, value: text }));
const person = fields({
  seq: count,
  values: (v) => isRecord(v) && json(v),
  trigger: optional(fields({ widget: text, value: json })),
  go: optional(fields({ page: text, query: optional(text), isWhole: optional(exactly(true)) })),
});
const node: Check = (v) => isRecord(v) && text(v["type"]) && (v["block"] === undefined || (v["block"] === true && count(v["slot"])));

const location = { file: text, line: count, column: count, endLine: count, endColumn: count };
const diagnostic = fields({
  ...location,
  code: text,
  severity: oneOf("error", "warning", "info", "hint"),
  message: text,
  related: list(fields({ ...location, message: text })),
});
const runRecord = fields({ run: count, kind, cause, outcome, ms: number, changed: count, widget: optional(text), state: optional(texts) });
const effect = fields({ id: count, effect: (v) => isRecord(v) && text(v["type"]) });
const address = fields({ page: text, query: text });
const pageEntry = fields({ title: text, icon: optional(text), to: text, isElsewhere: optional(exactly(true)) });
const shell = fields({
  title: optional(text),
  icon: optional(text),
  layout: optional(oneOf("centered", "wide")),
  sidebar: optional((v) => number(v) || oneOf("auto", "expanded", "collapsed")(v)),
  menu: optional(fields({ getHelp: optional(text), reportABug: optional(text), about: optional(text) })),
  navigation: optional(
    fields({
      position: oneOf("sidebar", "top", "hidden"),
      folded: optional(count),
      current: text,
      title: text,
      sections: list(fields({ title: text, pages: list(pageEntry) })),
    }),
  ),
});

const overview = fields({
  widgets: list(fields({ key: text, type: text, label: text, drawn: flag })),
  caches: list(fields({ id: text, name: text, kind: oneOf("data", "resource"), file: text, entries: count })),
});

const cost = fields({
  reruns: list(fields({ ...codeLine, runs: count, ms: number })),
  cached: list(fields({ ...codeLine, computed: count, ms: number, kept: flag })),
  statements: list(fields({ ...codeLine, ms: number, share: number })),
});
const profile = fields({ tookMs: number, workedMs: number, lines: list(fields({ ...codeLine, ms: number, share: number, isCalled: flag })) });

const facts = fields({
  url: optional(text),
  isEmbedded: optional(flag),
  locale: optional(text),
  timezone: optional(text),
  timezoneOffset: optional(number),
  theme: optional(oneOf("light", "dark")),
  headers: optional((v) => isRecord(v) && texts(Object.values(v))),
  ipAddress: optional(text),
});

const delta = union("op", {
  run: { run: count, kind, cause, took: list(count) },
  took: { took: list(count) },
  put: { at: path, node },
  insert: { at: path, node },
  remove: { at: path },
  trim: { at: path, count },
  progress: { run: count, cursors },
  end: { run: count, outcome, ms: number, cursors: optional(cursors) },
  runs: { records: list(runRecord) },
  effect: { effect },
  shell: { shell },
  address: { address },
  diagnostics: { diagnostics: list(diagnostic) },
  idle: { taken: count },
  paused: { taken: count, reason: text, where: optional(place) },
  files: { files: texts },
  state: { set: list(fields({ key: text, value: text, secret: optional(exactly(true)) })), deleted: texts, skipped: texts },
  overview: { overview },
  cost: { cost },
  profile: { profile },
  debugger: { url: text },
});

/** What is asked and what is answered, for every kind of request. */
const requestShapes = {
  media: { asks: { id: text, from: count }, body: { type: text, size: count } },
  produce: { asks: { widget: text }, body: { media: text } },
  upload: { asks: { id: text, name: text, type: text, size: count, from: count }, body: { received: count } },
  forgetUpload: { asks: { id: text }, body: { forgotten: flag } },
  rows: {
    asks: { dataset: text, from: count, to: count, sort: optional(fields({ column: text, descending: flag })), search: optional(text), without: optional(list(count)) },
    body: { total: count, indexes: list(count), rows: list((v) => Array.isArray(v)) },
  },
} satisfies { [K in RequestKind]: { asks: { [N in keyof Requests[K]["asks"]]-?: Check }; body: { [N in keyof Requests[K]["body"]]-?: Check } } };

const request = union("kind", Object.fromEntries(Object.entries(requestShapes).map(([word, { asks }]) => [word, asks])));
const answer: Check = (v) => isRecord(v) && (v["ok"] === true ? json(v["body"]) : v["ok"] === false && text(v["reason"]));
const attachments: Check = (v) => Array.isArray(v) && v.length <= maxAttachments && totalBytes(v) <= maxAttachmentBytes;
const asked = { id: count, request, attachments: optional(attachments) };
const answered = { id: count, answer, attachments: optional(attachments) };

/** Infinite when one of the values is no bytes. */
function totalBytes(values: readonly unknown[]): number {
  let total = 0;
  for (const value of values) total += value instanceof Uint8Array ? value.byteLength : Infinity;
  return total;
}

const editorAsk = union("what", {
  observe: { on: flag },
  editState: { path: list((v) => text(v) || count(v)), value: optional(json) },
  clearCache: { id: optional(text) },
  inspect: { on: flag },
  cost: { on: flag, statements: flag },
  profile: { on: flag },
  debug: { on: flag },
});

const settings = fields({
  file: text,
  cwd: text,
  argv: texts,
  text: optional(text),
  loopLimits: fields({ sameStateMs: number, changingMs: number }),
  restore: optional(entries),
  asks: optional(list(editorAsk)),
  address: optional(address),
  facts: optional(facts),
});

const hostToChild = union("type", {
  init: { protocol: count, settings },
  event: { event: person },
  rerun: { cause, files: optional(texts), text: optional(text) },
  stop: {},
  facts: { facts },
  editor: { ask: editorAsk },
  resume: { once: flag },
  request: asked,
  dispose: {},
});

const childToHost = union("type", {
  hello: { protocol: count, node: text, pid: count },
  deltas: { deltas: list(delta) },
  taken: { seqs: list(count) },
  answer: answered,
  stuck: { state: oneOf("waiting", "terminated", "blocked"), where: optional(line) },
  dropped: { reason: text },
});

const status = union("state", {
  starting: {},
  running: { sinceMs: number },
  idle: {},
  paused: { reason: text, where: optional(place) },
  stuck: { blocked: flag, where: optional(line) },
  stopped: {},
  crashed: { reason: text, fix: optional(text), log: optional(text) },
});

const isTreeNode: Check = (v) => isRecord(v) && node(v["data"]) && list(isTreeNode)(v["children"]) && optional(exactly(true))(v["stale"]);

const hostToView = union("type", {
  snapshot: {
    protocol: count,
    app: fields({ name: text, file: text }),
    status,
    inspecting: optional(exactly(true)),
    tree: list(isTreeNode),
    nextSeq: count,
    effects: list(effect),
    pending: list(person),
    shell: optional(shell),
    address: optional(address),
  },
  deltas: { deltas: list(delta) },
  status: { status },
  inspecting: { on: flag },
  outline: { file: text, line: count },
  answer: answered,
});

const viewToHost = union("type", {
  ready: { protocol: count },
  event: { event: person },
  command: { command: oneOf("rerun", "stop", "restart", "resume", "runOnce") },
  inspect: { on: flag },
  effectShown: { id: count },
  facts: { facts },
  saveFile: { media: text, name: text },
  request: asked,
  openLocation: { file: text, line: count, column: count },
  openLink: { url: text },
  viewError: { message: text, stack: optional(text) },
});

export const isAddress = (value: unknown): value is Address => address(value);
export const isDelta = (value: unknown): value is Delta => delta(value);
export const isHostToChild = (value: unknown): value is HostToChild => hostToChild(value);
export const isChildToHost = (value: unknown): value is ChildToHost => childToHost(value);
export const isHostToView = (value: unknown): value is HostToView => hostToView(value);
export const isViewToHost = (value: unknown): value is ViewToHost => viewToHost(value);

/** A reply as one to a question of this kind. */
export function checkedReply<K extends RequestKind>(kind: K, { answer, ...rest }: Reply): Reply<K> {
  if (!answer.ok) return { answer };
  const isBody = (body: unknown): body is Requests[K]["body"] => fields(requestShapes[kind].body)(body);
  return isBody(answer.body) ? { answer: { ok: true, body: answer.body }, ...rest } : failed(`The answer to a request ${JSON.stringify(kind)} has the wrong form.`);
}

/** What a refused message was, for the log: its kind, never its content. */
export function nameOfMessage(value: unknown): string {
  if (!isRecord(value)) return `a message that is ${value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`}`;
  const type = value["type"];
  return typeof type === "string" ? `a message ${JSON.stringify(type.slice(0, 40))} that has the wrong form` : "a message without a type";
}
