/** The Dacapo view: what the app has in its session, and what a person can do to it. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const app = 'import st from "dacapo"\nst.header("Hello")\nst.sessionState.user\nst.sessionState["two words"]\nst.sessionState?.missing\n';

async function withRunningApp(memory?: Map<string, unknown>): Promise<Person> {
  const person = new Person({ "/proj/app.ts": app, "/proj/b.ts": app }, memory);
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

const state = (person: Person): string => person.world.tree("dacapo.state").text;

describe("the session state", () => {
  test("is a tree of its values, by key", async () => {
    const person = await withRunningApp();
    person.host.tellState({ user: { name: "Ada", tags: ["a", "b"] }, count: 3, when: new Map([["day", new Date(0)]]), "$$ID slider-1": 5 });
    await settle();
    expect(state(person)).toBe(`count  3
user  { name: "Ada", tags: (2) […] }
  name  "Ada"
  tags  (2) ["a", "b"]
    0  "a"
    1  "b"
when  Map(1) { day: 1970-01-01T00:00:00.000Z }
  day  1970-01-01T00:00:00.000Z`);
  });

  test("shows what is kept of widgets that are not drawn", async () => {
    const person = await withRunningApp();
    person.host.tellState({ size: 3, name: "Ada" });
    person.host.tellOverview({ widgets: [{ key: "size", type: "slider", label: "Size", drawn: false }, { key: "name", type: "textInput", label: "Name", drawn: true }], caches: [] });
    await settle();
    expect(state(person)).toBe('name  "Ada"\nsize  3  kept, not drawn');
  });

  test("never shows what was entered as a password, and does not copy it", async () => {
    const person = await withRunningApp();
    person.host.tellState({ word: "sesame" }, ["word"]);
    await settle();
    expect(state(person)).toBe("word  ••••••");
    expect(person.world.tree("dacapo.state").contextOf("word")).toBe("dacapo.value delete");
    await person.run("dacapo.copyValue", person.world.tree("dacapo.state").row("word"));
    expect(person.world.clipboard).toBe("");
  });

  test("can be edited, deleted and copied in any place", async () => {
    const person = await withRunningApp();
    person.host.tellState({ user: { name: "Ada", tags: ["a", "b"] } });
    await settle();
    const row = (label: string): unknown => person.world.tree("dacapo.state").row(label);
    person.world.nextInput = (value) => value.replace("Ada", "Bob");
    await person.run("dacapo.editValue", row("name"));
    await person.run("dacapo.deleteValue", row("1"));
    await person.run("dacapo.copyValue", row("tags"));
    expect(person.host.asked.slice(-2)).toEqual(['editState {"path":["user","name"],"value":"Bob"}', 'editState {"path":["user","tags",1]}']);
    expect(JSON.parse(person.world.clipboard)).toEqual(["a", "b"]);
  });

  test("is not changed by what is no value", async () => {
    const person = await withRunningApp();
    person.host.tellState({ list: [1] });
    await settle();
    const before = person.host.asked.length;
    person.world.nextInput = () => "[1, 2";
    await person.run("dacapo.editValue", person.world.tree("dacapo.state").row("list"));
    expect(person.host.asked).toHaveLength(before);
  });

  test("of the app that the person has before them is shown, and only that app is asked for more, and only while somebody looks", async () => {
    const person = await withRunningApp();
    const tree = person.world.tree("dacapo.state");
    tree.show();
    person.world.open("/proj/b.ts");
    await person.run("dacapo.runApp");
    expect(tree.description).toBe("b.ts");
    expect(person.hosts[0]?.asked.slice(-2)).toEqual(['observe {"on":true}', 'observe {"on":false}']);
    expect(person.host.asked.at(-1)).toBe('observe {"on":true}');
    tree.show(false);
    expect(person.host.asked.at(-1)).toBe('observe {"on":false}');
  });

  test("that changes a hundred times in a moment is drawn once", async () => {
    const person = await withRunningApp();
    await settle();
    const tree = person.world.tree("dacapo.state");
    const { drawn } = tree;
    for (let n = 0; n < 100; n++) person.host.tellState({ n });
    await settle();
    expect(tree.drawn - drawn).toBe(1);
    expect(tree.text).toBe("n  99");
  });
});

test("hovering over a key shows its value", async () => {
  const person = await withRunningApp();
  person.host.tellState({ user: { name: "Ada" }, "two words": 2, word: "sesame" }, ["word"]);
  expect(person.world.hover("/proj/app.ts", "sessionState.user")).toBe('Now, in app.ts:\n`{ name: "Ada" }`\n');
  expect(person.world.hover("/proj/app.ts", 'sessionState["two words"]')).toBe("Now, in app.ts:\n`2`\n");
  expect(person.world.hover("/proj/app.ts", "sessionState?.missing")).toBeUndefined();
  expect(person.world.hover("/proj/app.ts", "header")).toBeUndefined();
  expect(person.world.hover("/proj/b.ts", "sessionState.user")).toBeUndefined();
});

test("caches can be cleared, one or all", async () => {
  const person = await withRunningApp();
  person.host.tellOverview({ widgets: [], caches: [{ id: "a1", name: "load", kind: "data", file: "/proj/app.ts", entries: 2 }, { id: "b2", name: "", kind: "resource", file: "/proj/db.ts", entries: 1 }] });
  await settle();
  const tree = person.world.tree("dacapo.caches");
  expect(tree.text).toBe("load  2 results · app.ts\n(no name)  1 result · db.ts");
  await person.run("dacapo.clearOneCache", tree.row("load"));
  await person.run("dacapo.clearCache");
  expect(person.host.asked.slice(-2)).toEqual(['clearCache {"id":"a1"}', "clearCache {}"]);
});

test("the runs are listed, the newest first, with cause, duration and effect", async () => {
  const person = await withRunningApp();
  person.host.tellRuns(
    { run: 1, kind: "app", cause: "start", outcome: "finished", ms: 3.25, changed: 4, state: ["count"] },
    { run: 2, kind: "app", cause: "event", widget: "Add", outcome: "rerun", ms: 12, changed: 0, state: ["a", "b", "c", "d"] },
    { run: 3, kind: "fragment", cause: "timer", outcome: "failed", ms: 1500, changed: 1 },
  );
  await settle();
  expect(person.world.tree("dacapo.runs").text).toBe("Timer (fragment)  1.5 s · 1 element\nAdd  12 ms · a, b, c…\nStart  3.3 ms · 4 elements · count");
});

describe("a window that is reloaded", () => {
  /** Closes the window and opens it again on the same disk. */
  async function reload(person: Person): Promise<Person> {
    const { state: remembered } = person.world.panel("app.ts").page;
    expect(await person.closeWindow()).toEqual([]);
    const next = new Person({ "/proj/app.ts": app });
    for (const path of person.world.disk.paths("/storage")) next.world.disk.store(path, person.world.disk.read(path) ?? "");
    next.activate();
    const panel = next.world.addPanel("dacapo.app", "app.ts", { viewColumn: 2, preserveFocus: true });
    await next.world.serializer?.deserializeWebviewPanel(panel, remembered);
    await settle();
    return next;
  }

  test("goes on with the session state, but for passwords", async () => {
    const person = await withRunningApp();
    person.host.tellState({ count: 3, word: "sesame" }, ["word"]);
    const next = await reload(person);
    expect(next.host.options.restore?.map(({ key }) => key)).toEqual(["count"]);
  });

  test("begins anew when the disk was full; the app ran on, and the log says why", async () => {
    const person = await withRunningApp();
    person.world.disk.isFull = true;
    person.host.tellState({ count: 3 });
    await settle(2000);
    expect(person.world.messages).toEqual([]);
    expect(person.world.channels.find(({ name }) => name === "Dacapo")?.text).toMatch(/keeping the session state of .*ENOSPC/);
    expect(state(person)).toContain("count");
    expect((await reload(person)).host.options.restore).toBeUndefined();
  });

  test("begins anew for an app that was closed before", async () => {
    const person = await withRunningApp();
    person.host.tellState({ count: 3 });
    await settle(2000);
    person.world.panel("app.ts").dispose();
    await settle();
    expect(person.world.disk.paths("/storage")).toEqual([]);
    await person.run("dacapo.runApp");
    expect(person.host.options.restore).toBeUndefined();
  });
});
