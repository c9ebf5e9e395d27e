/** What a person can do wrong with caching: each has its code, its line and its way out. */
import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

describe("arguments that cannot be part of a key", () => {
  const cases: [string, string, string][] = [
    ["a function", "() => 1", "`client` cannot be part of the key: it is a function."],
    ["a promise that was not awaited", "Promise.resolve(1)", "it is a promise."],
    ["a stream inside of an object", "{ log: process.stderr }", "client.log is a stream."],
    ["a class with private fields", "new (class Db { #path = 1; read() { return this.#path; } })()", "it is a Db with private fields."],
    ["a container", "st.container()", "private fields."],
    ["session state, which is fine", "st.sessionState", ""],
  ];
  it.each(cases)("%s", async (_, argument, problem) => {
    const app = await appOf(`
const load = st.cacheData(function load(id: number, client: unknown) { return id; });
load(1, ${argument});
`).run();
    if (problem === "") return expect(app.exception).toEqual([]);
    expect(app.exception).toMatchObject([{ code: "unhashable-argument", line: 4, message: expect.stringContaining(problem) }]);
    expect(app.diagnostics).toMatchObject([{ code: "unhashable-argument", line: 4, message: expect.stringContaining("Rename the parameter to _client to leave it out of the key") }]);
  });

  it("can be named by hashFuncs", async () => {
    const app = await appOf(`
class Db { #path; constructor(path: string) { this.#path = path; } get path() { return this.#path; } }
const load = st.cacheData((db: Db) => db.path, { hashFuncs: { Db: (db: Db) => db.path } });
st.json([load(new Db("a")), load(new Db("b")), load(new Db("a"))]);
`).run();
    expect(app.json[0]?.value).toEqual(["a", "b", "a"]);
  });

  it("are told by their position when the parameter has no name", async () => {
    const app = await appOf(`st.cacheData(({ a }: { a: unknown }) => a)({ a: Symbol("x") });`).run();
    expect(app.exception).toMatchObject([{ message: "This function is cached, and its argument 1 cannot be part of the key: argument 1.a is a symbol." }]);
  });
});

describe("results that cannot be copied", () => {
  it("are an error at the first call, which names the place and st.cacheResource", async () => {
    const app = await appOf(`
class Db { query() { return 1; } }
const connect = st.cacheData(function connect() { return { main: [new Db()] }; });
connect();
`).run();
    expect(app.exception).toMatchObject([{ code: "uncacheable-value", line: 5, message: "connect() returned something that st.cacheData cannot copy: result.main[0] is an instance of Db." }]);
    expect(app.diagnostics[0]?.message).toContain("st.cacheResource");
  });

  it("of async functions too, where the result is awaited", async () => {
    const app = await appOf(`
const connect = st.cacheData(async () => () => 1);
try { await connect(); } catch (error) { st.text(String(error)); }
`).run();
    expect(app.text[0]?.value).toContain("the result is a function");
  });
});

describe("options that make no sense", () => {
  const cases: [string, string][] = [
    ["st.cacheData(() => 1, { ttl: -1 })", "bad-option"],
    ["st.cacheData(() => 1, { ttl: 0 })", "bad-option"],
    ["st.cacheData(() => 1, { ttl: 'soon' })", "bad-option"],
    ["st.cacheData(() => 1, { maxEntries: 0 })", "bad-option"],
    ["st.cacheData(() => 1, { maxEntries: 1.5 })", "bad-option"],
    ["st.cacheData(() => 1, { persist: 'memory' })", "bad-option"],
    ["st.cacheData(() => 1, { persist: 'disk', scope: 'session' })", "bad-option"],
    ["st.cacheData(() => 1, { scope: 'world' })", "bad-option"],
    ["st.cacheData(() => 1, { refreshMode: 'never' })", "bad-option"],
    ["st.cacheData(() => 1, { showSpinner: 3 })", "bad-option"],
    ["st.cacheData(() => 1, { hashFuncs: { Db: 1 } })", "bad-option"],
    ["st.cacheData(() => 1, { validate: () => true })", "unknown-option"],
    ["st.cacheData(() => 1, { maxEntires: 1 })", "unknown-option"],
    ["st.cacheResource(() => 1, { persist: 'disk' })", "unknown-option"],
    ["st.cacheResource(() => 1, { onRelease: 1 })", "not-a-callback"],
    ["st.cacheData(Promise.resolve(1))", "bad-option"],
    ["const f = st.cacheResource(() => 1, { validate: async () => true }); f(); f()", "bad-option"],
  ];
  it.each(cases)("%s", async (call, code) => {
    const app = await appOf(`\n${call};\n`).run();
    expect(app.exception).toMatchObject([{ code, line: 3 }]);
  });

  it("that are null are as good as left out", async () => {
    const app = await appOf(`
const a = st.cacheData(() => 1, { ttl: null, maxEntries: null, persist: null, hashFuncs: null });
const b = st.cacheResource(() => 1, { validate: null, onRelease: null });
st.text(String(a() + a() + b() + b()));
`).run();
    expect(app.text[0]?.value).toBe("4");
  });
});
