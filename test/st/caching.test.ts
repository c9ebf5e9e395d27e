/** Cached functions, as a script sees them. */
import { describe, expect, it } from "vitest";
import { appOf, newProbe, page, soon, threadOf } from "../engine/lib/app.ts";

describe("st.cacheData", () => {
  it("computes once for equal arguments, through reruns", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData((city: string, options: object) => {
  probe.log.push(city);
  return city.toUpperCase();
});
st.text(load("oslo", { a: 1, b: 2 }));
st.text(load("oslo", { b: 2, a: 1 }));
st.text(load("rome", {}));
`).run();
    await app.run();
    expect(probe.log).toEqual(["oslo", "rome"]);
    expect(page(app)).toEqual(["text OSLO", "text OSLO", "text ROME"]);
  });

  it("gives everybody a copy of their own", async () => {
    const app = await appOf(`
const load = st.cacheData(() => ({ rows: [1], bytes: Buffer.from("ab"), cols: new Float64Array([1]), map: new Map([["a", { n: 1 }]]) }));
const first = load();
first.rows.push(2);
first.bytes[0] = 0;
first.cols[0] = 9;
first.map.get("a")!.n = 2;
const second = load();
st.json([second.rows, second.bytes.toString(), [...second.cols], second.map.get("a")!.n, second === load(), first === second]);
`).run();
    expect(app.json[0]?.value).toEqual([[1], "ab", [1], 1, false, false]);
  });

  it("gives the same kind of thing at every call, also for instances of classes without methods", async () => {
    const app = await appOf(`
class Row { id = 1; }
const load = st.cacheData(() => [new Row()]);
st.json([load()[0] instanceof Row, load()[0] instanceof Row, load()[0]]);
`).run();
    expect(app.json[0]?.value).toEqual([false, false, { id: 1 }]);
  });

  it("keeps undefined, null and other results that are nothing", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData((kind: string) => {
  probe.log.push(kind);
  return { undefined: undefined, null: null, zero: 0, nan: NaN, text: "" }[kind];
});
for (const kind of ["undefined", "null", "zero", "nan", "text"]) { load(kind); st.text(String(load(kind))); }
`).run();
    expect(probe.log).toEqual(["undefined", "null", "zero", "nan", "text"]);
    expect(page(app)).toEqual(["text undefined", "text null", "text 0", "text NaN", "text "]);
  });

  it("does not keep an error", async () => {
    const probe = newProbe();
    const app = await appOf(`
const load = st.cacheData(() => {
  probe.log.push("call");
  if (probe.log.length < 3) throw new RangeError("not yet");
  return "ok";
});
for (const _ of [1, 2, 3, 4]) {
  try { st.text(load()); } catch (error) { st.text(String(error)); }
}
`).run();
    expect(page(app)).toEqual(["text RangeError: not yet", "text RangeError: not yet", "text ok", "text ok"]);
    expect(probe.log).toHaveLength(3);
  });

  it("passes over parameters whose names begin with an underscore", async () => {
    const probe = newProbe();
    await appOf(`
const load = st.cacheData((id: number, _client: () => number, ..._more: unknown[]) => {
  probe.log.push(id);
  return _client();
});
load(1, () => 1); load(1, () => 2); load(1, () => 3, Symbol()); load(2, () => 1);
`).run();
    expect(probe.log).toEqual([1, 2]);
  });

  it("has the name of its function, and clears one result or all", async () => {
    const probe = newProbe();
    const app = await appOf(`
function load(id: number) { probe.log.push(id); return id; }
const cached = st.cacheData(load);
st.text(cached.name);
cached(1); cached(2);
cached.clear(1);
cached(1); cached(2);
cached.clear();
cached(1); cached(2);
`).run();
    expect(page(app)).toEqual(["text load"]);
    expect(probe.log).toEqual([1, 2, 1, 1, 2]);
  });

  it("clears all functions with st.cacheData.clear(), and leaves resources", async () => {
    const probe = newProbe();
    await appOf(`
const a = st.cacheData(() => probe.log.push("a"));
const b = st.cacheData(() => probe.log.push("b"));
const c = st.cacheResource(() => probe.log.push("c"));
a(); b(); c();
st.cacheData.clear();
a(); b(); c();
`).run();
    expect(probe.log).toEqual(["a", "b", "c", "a", "b"]);
  });

  it("computes again when a result is older than ttl", async () => {
    const app = await threadOf(`
st.sessionState.calls ??= 0;
const load = st.cacheData(() => ++st.sessionState.calls, { ttl: "1h" });
st.text(String(load()) + String(load()));
`, { clock: "manual" }).run();
    expect(page(app)).toEqual(["text 11"]);
    await app.wait("59m");
    await app.run();
    expect(page(app)).toEqual(["text 11"]);
    await app.wait("61s");
    await app.run();
    expect(page(app)).toEqual(["text 22"]);
  });

  it("drops what was used longest ago beyond maxEntries", async () => {
    const probe = newProbe();
    await appOf(`
const load = st.cacheData((id: string) => void probe.log.push(id), { maxEntries: 2 });
for (const id of ["a", "b", "a", "c", "a", "b"]) load(id);
`).run();
    expect(probe.log).toEqual(["a", "b", "c", "b"]);
  });

  it("gives the old result while a new one is computed in the background", async () => {
    const probe = newProbe();
    const app = appOf(`
const load = st.cacheData(async () => {
  const n = probe.log.push("call");
  if (n > 1) await probe.at("refresh");
  return n;
}, { ttl: "20ms", refreshMode: "background" });
st.text(String(await load()));
`);
    await app.run();
    await app.wait("30ms");
    await app.run();
    expect(page(app)).toEqual(["text 1"]);
    await probe.reached("refresh");
    await app.run();
    expect(probe.log).toHaveLength(2);
    expect(page(app)).toEqual(["text 1"]);
    probe.open("refresh");
    await app.wait("1ms");
    await app.run();
    expect(page(app)).toEqual(["text 2"]);
  });

  it("keeps the old result when a refresh in the background fails", async () => {
    const probe = newProbe();
    const app = appOf(`
const warn = console.warn;
console.warn = (text: string) => void probe.log.push(text);
const load = st.cacheData(() => {
  if (st.sessionState.bad) throw new Error("offline");
  return "good";
}, { ttl: "1ms", refreshMode: "background" });
st.text(load());
st.sessionState.bad = true;
await new Promise((done) => setTimeout(done, 5));
st.text(load());
await new Promise((done) => setTimeout(done, 5));
st.text(load());
console.warn = warn;
`);
    await app.run();
    expect(page(app)).toEqual(["text good", "text good", "text good"]);
    expect(probe.log).toEqual([expect.stringMatching(/^This function is cached, and failed when it was refreshed.*Error: offline/s)]);
  });

  it("can be called from a callback, from a timer, and where a module is loaded", async () => {
    const probe = newProbe();
    const app = await appOf(`
import { atLoad, load } from "./data.ts";
st.text(atLoad);
st.button("go", { onClick: () => { st.sessionState.n = load(2); } });
st.text(String(st.sessionState.n));
const place = st.empty();
if (st.sessionState.n) setTimeout(() => place.text("later " + load(2)), 1);
`, { files: { "data.ts": `
import st from "dacapo";
export const load = st.cacheData((n: number) => { probe.log.push(n); return n * 2; });
export const atLoad = String(load(1));
` } }).run();
    await app.button("go").click().run();
    await soon(() => expect(page(app)).toEqual(["text 2", "button go", "text 4", "text later 4"]));
    expect(probe.log).toEqual([1, 2]);
  });
});

describe("st.cacheResource", () => {
  it("gives everybody the same object, through reruns", async () => {
    const probe = newProbe();
    const app = await appOf(`
class Client { calls = 0; call() { return ++this.calls; } }
const connect = st.cacheResource((url: string) => { probe.log.push(url); return new Client(); });
connect("a").call();
st.text(String(connect("a").call()));
`).run();
    await app.run();
    expect(page(app)).toEqual(["text 4"]);
    expect(probe.log).toEqual(["a"]);
  });

  it("releases what is too old, one too many, no longer valid, or cleared", async () => {
    const app = threadOf(`
const say = (what: string) => void (st.sessionState.said ??= []).push(what);
const options = {
  ttl: "1h", maxEntries: 2,
  validate: (r: { id: string; ok: boolean }) => r.ok,
  onRelease: (r: { id: string }) => say("release " + r.id),
};
const open = st.cacheResource((id: string) => { say("open " + id); return { id, ok: true }; }, options);
if (st.button("many")) { open("a"); open("b"); open("c"); }
if (st.button("invalid")) { open("c").ok = false; open("c"); }
if (st.button("clear")) { open.clear("c"); open.clear("c"); }
if (st.button("again")) open("b");
`, { clock: "manual" });
    await app.run();
    const done = async (button: string): Promise<unknown> => {
      app.sessionState["said"] = [];
      await app.button(button).click().run();
      return app.sessionState["said"];
    };
    expect(await done("many")).toEqual(["open a", "open b", "open c", "release a"]);
    expect(await done("invalid")).toEqual(["release c", "open c"]);
    expect(await done("clear")).toEqual(["release c"]);
    await app.wait("61m");
    expect(await done("again")).toEqual(["release b", "open b"]);
    await app.dispose();
  });

  it("validates an async resource with an async function, before each use", async () => {
    const probe = newProbe();
    const app = await appOf(`
const open = st.cacheResource(async () => { probe.log.push("open"); return { uses: 0 }; }, { validate: async (r) => ++r.uses < 2 });
await open(); await open(); await open();
`).run();
    expect(app.exception).toEqual([]);
    expect(probe.log).toEqual(["open", "open"]);
  });

  it("releases resources when the app ends, and reports an error of a release without losing the result", async () => {
    const probe = newProbe();
    const app = await appOf(`
const open = st.cacheResource((id: string) => id, { maxEntries: 1, onRelease: (id) => { probe.log.push(id); if (id === "a") throw new Error("busy"); } });
open("a");
st.text(open("b"));
`).run();
    expect(page(app)).toEqual(["exception busy", "text b"]);
    await app.dispose();
    expect(probe.log).toContain("a");
  });
});

describe("named exports", () => {
  it("are the same functions", async () => {
    const app = await appOf(`
import { cacheData, cacheResource } from "dacapo";
const f = cacheData((x: number) => ({ x }));
const g = cacheResource((x: number) => ({ x }));
st.json([f(1) === f(1), f(1).x, g(1) === g(1), typeof cacheData.clear, cacheData === st.cacheData]);
`).run();
    expect(app.json[0]?.value).toEqual([false, 1, true, "function", true]);
  });
});
