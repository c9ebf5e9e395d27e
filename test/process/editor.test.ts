/** What the editor asks of an app and sees of it, in a real child. */
import { resolve } from "node:path";
import { deserialize } from "node:v8";
import { expect, test } from "vitest";
import type { AppHost } from "../../runtime/host/api.ts";
import { siteOf } from "../../runtime/protocol/editor.ts";
import { startApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const start = (script: string) => startApp({ childEntry, name: "app.ts", script });

/** Resolves when the host has told `event` and what it then has satisfies `holds`. */
function when(host: AppHost, event: "state" | "overview" | "runs", holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = host.on(event, look);
    look();
  });
}

const valueOf = (host: AppHost, key: string): unknown => {
  const copy = host.state.find((each) => each.key === key);
  return copy && deserialize(Buffer.from(copy.value, "base64"));
};

const counting = `import st from "dacapo";
st.sessionState.user ??= { name: "Ada", tags: ["a", "b"] };
const user = st.sessionState.user as { name: string; tags: string[] };
st.text("user " + user.name + " " + user.tags.join("+"));
st.text("slider " + st.slider("Size", { key: "size", value: 3, maxValue: 10 }));
`;

test("the session state is seen, and edits of it are what the next run works with", async () => {
  await using app = start(counting);
  await app.view.shows("user Ada a+b");
  await when(app.host, "state", () => valueOf(app.host, "user") !== undefined);
  expect(valueOf(app.host, "user")).toEqual({ name: "Ada", tags: ["a", "b"] });
  app.host.ask({ what: "editState", path: ["user", "name"], value: "Bob" });
  await app.view.shows("user Bob a+b");
  app.host.ask({ what: "editState", path: ["user", "tags", 0] });
  await app.view.shows("user Bob b");
  app.host.ask({ what: "editState", path: ["size"], value: 7 });
  await app.view.shows("slider 7");
  app.host.ask({ what: "editState", path: ["user"] });
  await app.view.shows("user Ada a+b");
});

test("what is entered as a password is marked as secret", async () => {
  await using app = start('import st from "dacapo";\nst.text("entered " + (st.textInput("Password", { key: "word", type: "password" }) || "nothing"));\nst.sessionState.open = 1;\n');
  await app.view.shows("entered nothing");
  app.view.enter("Password", "sesame");
  await app.view.shows("entered sesame");
  await when(app.host, "state", () => valueOf(app.host, "word") === "sesame");
  expect(app.host.state.map(({ key, secret }) => [key, secret])).toEqual(expect.arrayContaining([["word", true], ["open", undefined]]));
});

test("who observes is told of kept widgets and of caches, also by the next child", async () => {
  await using app = start(`import st from "dacapo";
const load = st.cacheData(function load(n: number) { return n * 2; });
if (st.checkbox("Show", { key: "show", value: true })) st.slider("Size", { key: "size", maxValue: 10 });
st.text("loaded " + load(2) + load(3));
`);
  app.host.ask({ what: "observe", on: true });
  await when(app.host, "overview", () => app.host.overview.caches.length > 0);
  expect(app.host.overview.caches).toEqual([expect.objectContaining({ name: "load", kind: "data", file: app.file, entries: 2 })]);
  app.view.enter("Show", false);
  await when(app.host, "overview", () => app.host.overview.widgets.some(({ drawn }) => !drawn));
  expect(app.host.overview.widgets).toEqual([
    { key: "show", type: "checkbox", label: "Show", drawn: true },
    { key: "size", type: "slider", label: "Size", drawn: false },
  ]);
  app.host.restart();
  await when(app.host, "overview", () => app.host.overview.widgets.every(({ drawn }) => drawn));
});

test("clearing a cache computes anew in the run that follows", async () => {
  await using app = start(`import st from "dacapo";
const counts = globalThis as { calls?: number };
const load = st.cacheData(() => (counts.calls = (counts.calls ?? 0) + 1));
st.text("call " + load());
`);
  await app.view.shows("call 1");
  app.host.ask({ what: "clearCache" });
  await app.view.shows("call 2");
});

test("the history says what caused a run, and what it changed", async () => {
  await using app = start('import st from "dacapo";\nst.sessionState.n ??= 0;\nif (st.button("Add")) st.sessionState.n = Number(st.sessionState.n) + 1;\nst.text("n " + st.sessionState.n);\n');
  await app.view.shows("n 0");
  app.view.click("Add");
  await when(app.host, "runs", () => app.host.runs.length > 1);
  expect(app.host.runs.map(({ cause, outcome, widget, state, changed }) => ({ cause, outcome, widget, state, changed }))).toEqual([
    { cause: "start", outcome: "finished", widget: undefined, state: ["n"], changed: 2 },
    { cause: "event", outcome: "finished", widget: "Add", state: ["n"], changed: 1 },
  ]);
});

test("an app begins with the session state that another window kept", async () => {
  const script = 'import st from "dacapo";\nst.sessionState.n ??= 1;\nst.text("n " + st.sessionState.n);\n';
  await using first = start(script.replace("??= 1", "= 5"));
  await first.view.shows("n 5");
  await when(first.host, "state", () => valueOf(first.host, "n") === 5);
  await using second = startApp({ childEntry, name: "app.ts", script, restore: first.host.state });
  await second.view.shows("n 5");
});

test("while it is inspected, every node says which call drew it; before and after, none does", async () => {
  await using app = start(`import st from "dacapo";
st.text("one");
for (const n of [1, 2]) st.container().text("in a loop " + n);
`);
  await app.view.shows("in a loop 2");
  const sites = () => app.view.nodes.flatMap(({ data }) => (siteOf(data) ? [[data.type, siteOf(data)?.line]] : []));
  expect(sites()).toEqual([]);
  app.view.connection.receive({ type: "inspect", on: true });
  await app.view.until("sites", () => sites().length === 5);
  expect(sites()).toEqual([["text", 2], ["container", 3], ["text", 3], ["container", 3], ["text", 3]]);
  app.host.ask({ what: "inspect", on: false });
  await app.view.until("no sites", () => sites().length === 0);
});

test("a debugger at a breakpoint is not taken for a stuck script, and the run goes on after it", async () => {
  await using app = start(`import st from "dacapo";
st.text("before");
if (st.button("Pause")) debugger;
st.text("after " + (st.sessionState.runs = Number(st.sessionState.runs ?? 0) + 1));
`);
  await app.view.shows("after 1");
  const url = await new Promise<string>((resolve) => {
    app.host.on("debugger", resolve);
    app.host.ask({ what: "debug", on: true });
  });
  expect(app.output.stderr).toBe("");
  await using debuggerOf = await attach(url);
  app.view.click("Pause");
  await debuggerOf.paused;
  // Stop ends code that is stuck; this one waits for a person, and comes to its own end.
  app.host.stop();
  // Longer than a script that is stuck is left alone.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(app.view.states.map(({ state }) => state)).not.toContain("stuck");
  expect(app.view.texts).toContain("after 1");
  debuggerOf.send("Debugger.resume");
  await app.view.is("stopped");
  app.host.rerun("command");
  await app.view.shows("after 3");
  app.host.ask({ what: "debug", on: false });
  await debuggerOf.closed;
});

/** A debugger as VS Code's is one: a client of the inspector. */
async function attach(url: string) {
  const socket = new WebSocket(url);
  const paused = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  let id = 0;
  const send = (method: string): void => socket.send(JSON.stringify({ id: ++id, method }));
  socket.addEventListener("message", ({ data }) => JSON.parse(String(data)).method === "Debugger.paused" && paused.resolve());
  socket.addEventListener("close", () => closed.resolve());
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  send("Debugger.enable");
  return { send, paused: paused.promise, closed: closed.promise, [Symbol.asyncDispose]: async () => socket.close() };
}
