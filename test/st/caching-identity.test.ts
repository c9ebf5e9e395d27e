/** Which cached function is which, through runs, saves and restarts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, page } from "../engine/lib/app.ts";

/** Saves another version of the script. `st` is imported already. */
const save = async (app: AppTest, script: string, file = app.file): Promise<AppTest> => {
  writeFileSync(file, file === app.file ? `import st from "dacapo";\n${script}` : script);
  return app.run();
};
const beside = (app: AppTest, name: string): string => join(app.file, "..", name);

describe("a cached function keeps its results", () => {
  const fetchRows = 'function fetchRows(n: number) { probe.log.push(n); return n; }\n';

  it("when the script changes elsewhere, lines and other cached functions included", async () => {
    const probe = newProbe();
    const app = await appOf(`${fetchRows}st.text(String(st.cacheData(fetchRows)(1)));`).run();
    await save(app, `st.title("new");\nconst other = st.cacheData(() => probe.log.push("other"));\nother();\n${fetchRows}\nst.text(String(st.cacheData(fetchRows, { ttl: "1h" })(1)));\n`);
    expect(page(app)).toEqual(["title new", "text 1"]);
    expect(probe.log).toEqual([1, "other"]);
  });

  it("when a module that it is not in changes, and when its own module changes elsewhere", async () => {
    const probe = newProbe();
    const data = (more: string): string => `import st from "dacapo";\n${more}\nexport const load = st.cacheData(function load(n: number) { probe.log.push(n); return n; });`;
    const app = await appOf('import { load } from "./data.ts";\nimport { title } from "./title.ts";\nst.text(title + load(1));', { files: { "data.ts": data(""), "title.ts": 'export const title = "a";' } }).run();
    await save(app, 'export const title = "b";', beside(app, "title.ts"));
    expect(page(app)).toEqual(["text b1"]);
    await save(app, data("export const more = 1;"), beside(app, "data.ts"));
    expect(page(app)).toEqual(["text b1"]);
    expect(probe.log).toEqual([1]);
  });

  it("without a name too, when another one without a name beside it is edited", async () => {
    const probe = newProbe();
    const script = (edited: string): string => `
const a = st.cacheData(() => probe.log.push("a"));
const b = st.cacheData(() => probe.log.push("${edited}"));
a(); b();
`;
    const app = await appOf(script("b1")).run();
    await save(app, script("b2"));
    await app.run();
    expect(probe.log).toEqual(["a", "b1", "b2"]);
  });

  it("while other functions take turns with it from run to run", async () => {
    const probe = newProbe();
    const app = await appOf(`
if (st.checkbox("other")) st.cacheData(() => probe.log.push("b"))();
else st.cacheData(() => probe.log.push("a"))();
`).run();
    await app.checkbox("other").check().run();
    await app.checkbox("other").uncheck().run();
    await app.checkbox("other").check().run();
    expect(probe.log).toEqual(["a", "b"]);
  });

  it("but not when its own text changes", async () => {
    const probe = newProbe();
    const script = (body: string): string => `const load = st.cacheData(() => { probe.log.push("${body}"); return "${body}"; });\nst.text(load());`;
    const app = await appOf(script("one")).run();
    await save(app, script("two"));
    expect(page(app)).toEqual(["text two"]);
    expect(probe.log).toEqual(["one", "two"]);
  });
});

describe("cached functions are told apart", () => {
  it("by name, by text, by module, and by kind", async () => {
    newProbe();
    const module = 'import st from "dacapo";\nexport const a = st.cacheData(function a() { return probe.log.push("x"); });';
    const app = await appOf(`
import * as one from "./one.ts";
import * as two from "./two.ts";
const a = st.cacheData(function a() { return probe.log.push("x"); });
const b = st.cacheData(function b() { return probe.log.push("x"); });
const c = st.cacheResource(function a() { return probe.log.push("x"); });
const d = st.cacheData(function a() { return  probe.log.push("x"); });
const e = st.cacheData(function a() { return probe.log.push("x"); }, { scope: "session" });
st.json([one.a(), two.a(), a(), b(), c(), d(), e()]);
`, { files: { "one.ts": module, "two.ts": module } }).run();
    expect(app.json[0]?.value).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await app.run();
    expect(app.json[0]?.value).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("by their order where all of that is the same, in every run and in a helper's module too", async () => {
    const app = await appOf(`
import { loader } from "./helper.ts";
const make = (n: number) => st.cacheData(() => n);
const [a, b] = [make(1), make(2)];
const [c, d] = [loader(3), loader(4)];
st.json([a(), b(), c(), d()]);
`, { files: { "helper.ts": 'import st from "dacapo";\nexport const loader = (n: number) => st.cacheData(() => n);' } }).run();
    expect(app.json[0]?.value).toEqual([1, 2, 3, 4]);
    await app.run();
    expect(app.json[0]?.value).toEqual([1, 2, 3, 4]);
  });

  it("in a fragment as in the run that called it", async () => {
    newProbe();
    const app = await appOf(`
const part = st.fragment(() => {
  const load = st.cacheData(() => probe.log.push("call"));
  st.text(String(load()));
  st.button("go");
});
part();
`).run();
    await app.button("go").click().run();
    expect(app.text[0]?.value).toBe("1");
  });
});

describe("a function that was edited", () => {
  it("releases the resources of its old text when the new one has run", async () => {
    const probe = newProbe();
    const script = (name: string): string => `
const open = st.cacheResource(function open() { return "${name}"; }, { onRelease: (r) => probe.log.push("released " + r) });
const other = st.cacheResource(function other() { return "other"; }, { onRelease: (r) => probe.log.push("released " + r) });
st.text(open() + other());
`;
    const app = await appOf(script("one")).run();
    await app.run();
    expect(probe.log).toEqual([]);
    await save(app, script("two"));
    expect(probe.log).toEqual(["released one"]);
    await save(app, `st.text("none");`);
    await save(app, script("two"));
    expect(probe.log).toEqual(["released one"]);
  });

  it("does so in a module, and leaves alone what only some runs wrap", async () => {
    const probe = newProbe();
    const release = "{ onRelease: (r: string) => probe.log.push(r) }";
    const data = (name: string): string => `import st from "dacapo";
export const open = st.cacheResource(() => "${name}", ${release});
export const rare = () => st.cacheResource(() => "rare", ${release})();`;
    const app = await appOf('import { open, rare } from "./data.ts";\nif (st.checkbox("rare")) rare();\nst.text(open());', { files: { "data.ts": data("one") } }).run();
    await app.checkbox("rare").check().run();
    await app.checkbox("rare").uncheck().run();
    await save(app, 'import { open, rare } from "./data.ts";\nif (st.checkbox("rare")) rare();\nst.text(open() + "!");');
    expect(probe.log).toEqual([]);
    await save(app, data("two"), beside(app, "data.ts"));
    expect(probe.log).toContain("one");
    expect(page(app)).toEqual(["checkbox rare", "text two!"]);
  });
});

describe('persist: "disk"', () => {
  function cacheFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "dacapo-cache-"));
    const before = process.env["DACAPO_CACHE_DIR"];
    process.env["DACAPO_CACHE_DIR"] = folder;
    onTestFinished(() => {
      if (before === undefined) delete process.env["DACAPO_CACHE_DIR"];
      else process.env["DACAPO_CACHE_DIR"] = before;
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  }
  const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".bin"));
  const script = `
const load = st.cacheData(async (n: number) => {
  probe.log.push(n);
  st.text("loaded " + n);
  return { n, when: new Date(0), list: new Map([["a", new Float64Array([n])]]) };
}, { persist: "disk", maxEntries: 2, ttl: "1h" });
const r = await load(Number(st.sessionState.n ?? 1));
st.json([r.n, r.when instanceof Date, r.list.get("a")?.[0]]);
if (st.button("clear")) load.clear(1);
if (st.button("clear all")) st.cacheData.clear();
`;
  const file = (): string => {
    const folder = mkdtempSync(join(tmpdir(), "dacapo-app-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "app.ts"), `import st from "dacapo";\n${script}`);
    return join(folder, "app.ts");
  };
  /** What one session of the app shows, started and ended. */
  const session = async (path: string): Promise<{ page: string[]; json: unknown }> => {
    const app = await AppTest.fromFile(path, { inProcess: true, timeout: "30s" }).run();
    const shown = { page: page(app), json: app.json[0]?.value };
    await app.dispose();
    return shown;
  };

  it("gives a new session what an earlier one computed and drew", async () => {
    cacheFolder();
    const probe = newProbe();
    const app = file();
    const first = await session(app);
    expect(first).toEqual({ page: ["text loaded 1", "json 1,true,1", "button clear", "button clear all"], json: [1, true, 1] });
    expect(await session(app)).toEqual(first);
    expect(probe.log).toEqual([1]);
  });

  it("computes again when a file is damaged, and mends it", async () => {
    const folder = cacheFolder();
    const probe = newProbe();
    const app = file();
    const first = await session(app);
    const [name = ""] = filesIn(folder);
    const whole = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), whole.subarray(0, whole.length - 3));
    expect(await session(app)).toEqual(first);
    expect(probe.log).toEqual([1, 1]);
    expect(readFileSync(join(folder, name))).toHaveLength(whole.length);
  });

  it("keeps as many results as maxEntries says, and none that was cleared", async () => {
    const folder = cacheFolder();
    newProbe();
    const app = await appOf(script).run();
    for (const n of [2, 3]) {
      app.sessionState["n"] = n;
      await app.run();
    }
    expect(filesIn(folder)).toHaveLength(2);
    app.sessionState["n"] = 1;
    await app.run();
    await app.button("clear").click().run();
    expect(filesIn(folder)).toHaveLength(1);
    await app.button("clear all").click().run();
    expect(filesIn(folder)).toHaveLength(0);
  });

  it("forgets what is older than ttl", async () => {
    cacheFolder();
    const probe = newProbe();
    const app = file();
    writeFileSync(app, readFileSync(app, "utf8").replace('"1h"', '"1ms"'));
    await session(app);
    await new Promise((done) => setTimeout(done, 5));
    await session(app);
    expect(probe.log).toEqual([1, 1]);
  });

  it("is shared by nobody in a test that does not ask for it", async () => {
    const probe = newProbe();
    const app = file();
    await session(app);
    await session(app);
    expect(probe.log).toEqual([1, 1]);
  });
});
