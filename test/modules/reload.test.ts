import { afterEach, describe, expect, it, vi } from "vitest";
import { Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

/** A chain app → a → b, and c that nothing joins to them; each logs when it is evaluated. */
const kinds: Record<string, { a: string; b: string; importB: string; textA: (b: string) => string; textB: (value: string) => string }> = {
  "ESM imports ESM": { a: "a.ts", b: "b.ts", importB: "./b.ts", textA: esm, textB: (value) => `log("b"); export const value: string = "${value}";` },
  "ESM imports CommonJS": { a: "a.ts", b: "b.cjs", importB: "./b.cjs", textA: esm, textB: (value) => `log("b"); exports.value = "${value}";` },
  "ESM imports typed CommonJS": { a: "a.ts", b: "b.cts", importB: "./b.cts", textA: esm, textB: (value) => `log("b"); const v: string = "${value}"; exports.value = v;` },
  "ESM imports JSON": { a: "a.ts", b: "b.json", importB: "./b.json", textA: (b) => `log("a"); import data from "${b}" with { type: "json" }; export const value = data.value;`, textB: (value) => `{ "value": "${value}" }` },
  "CommonJS requires CommonJS": { a: "a.cjs", b: "b.cjs", importB: "./b", textA: cjs, textB: (value) => `log("b"); exports.value = "${value}";` },
  "CommonJS requires typed CommonJS": { a: "a.cts", b: "b.cts", importB: "./b.cjs", textA: cjs, textB: (value) => `log("b"); const v: string = "${value}"; exports.value = v;` },
  "CommonJS requires ESM": { a: "a.cjs", b: "b.mts", importB: "./b.mts", textA: cjs, textB: (value) => `log("b"); export const value: string = "${value}";` },
  "CommonJS requires JSON": { a: "a.cjs", b: "b.json", importB: "./b.json", textA: cjs, textB: (value) => `{ "value": "${value}" }` },
};

function esm(b: string): string {
  return `log("a"); export { value } from "${b}";`;
}
function cjs(b: string): string {
  return `log("a"); exports.value = require("${b}").value;`;
}

describe.each(Object.entries(kinds))("when %s", (_, { a, b, importB, textA, textB }) => {
  const start = (): Workspace =>
    new Workspace({
      "app.ts": `import { value } from "./${a}";\nimport "./c.ts";\nlog(value);`,
      [a]: textA(importB),
      [b]: textB("one"),
      "c.ts": `log("c");`,
    });
  const evaluated = b.endsWith(".json") ? [] : ["b"];

  it("everything is evaluated once, across runs", async () => {
    workspace = start();
    const script = workspace.script();
    const first = await workspace.run(script);
    expect(first.toSorted()).toEqual(["a", ...evaluated, "c", "one"].toSorted());
    expect(await workspace.run(script)).toEqual(["one"]);
  });

  it("a change of the imported one reloads it and its importer, each time", async () => {
    workspace = start();
    const script = workspace.script();
    await workspace.run(script);
    for (const value of ["two", "three", "four"]) {
      expect((await workspace.save(script, { [b]: textB(value) })).toSorted()).toEqual(["a", ...evaluated, value].toSorted());
      expect(await workspace.run(script)).toEqual([value]);
    }
  });

  it("a change of the importer reloads it alone, and the other still reloads after that", async () => {
    workspace = start();
    const script = workspace.script();
    await workspace.run(script);
    expect(await workspace.save(script, { [a]: textA(importB) })).toEqual(["a", "one"]);
    expect((await workspace.save(script, { [b]: textB("two") })).toSorted()).toEqual(["a", ...evaluated, "two"].toSorted());
  });

  it("a change of the script reloads neither", async () => {
    workspace = start();
    const script = workspace.script();
    await workspace.run(script);
    expect(await workspace.save(script, { "app.ts": `import { value } from "./${a}"; log(value + "!")` })).toEqual(["one!"]);
  });
});

describe("a module", () => {
  it("that import and require both load exists once, in every version", async () => {
    workspace = new Workspace({
      "app.ts": `import { box } from "./m.ts"; import other from "./c.cjs"; log(box === other.box); log(box.n);`,
      "c.cjs": `exports.box = require("./m.ts").box;`,
      "m.ts": `export const box = { n: 1 };`,
    });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual([true, 1]);
    expect(await workspace.save(script, { "m.ts": `export const box = { n: 2 };` })).toEqual([true, 2]);
    expect(await workspace.save(script, { "m.ts": `export const box = { n: 3 };` })).toEqual([true, 3]);
  });

  it("keeps class instances valid while it does not change", async () => {
    workspace = new Workspace({ "app.ts": `import { A } from "./a.ts"; globalThis.kept ??= new A(); log(globalThis.kept instanceof A);`, "a.ts": `export class A {}` });
    const script = workspace.script();
    await workspace.run(script);
    expect(await workspace.save(script, { "app.ts": `import { A } from "./a.ts"; log(globalThis.kept instanceof A);` })).toEqual([true]);
  });

  it("in a cycle is evaluated as Node does, and reloads with its cycle", async () => {
    workspace = new Workspace({
      "app.ts": `import { a } from "./a.ts"; log(a());`,
      "a.ts": `import { b } from "./b.ts"; log("a"); export const a = () => b() + 1; export const one = 1;`,
      "b.ts": `import { one } from "./a.ts"; log("b"); export const b = () => one;`,
    });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual(["b", "a", 2]);
    expect(await workspace.save(script, { "b.ts": `import { one } from "./a.ts"; log("b2"); export const b = () => one * 10;` })).toEqual(["b2", "a", 11]);
  });

  it("that the script imports dynamically reloads too", async () => {
    workspace = new Workspace({ "app.ts": `const { v } = await import("./m.ts"); log(v);`, "m.ts": `export const v = 1;` });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual([1]);
    expect(await workspace.save(script, { "m.ts": `export const v = 2;` })).toEqual([2]);
    expect(script.files).toEqual([workspace.path("app.ts"), workspace.path("m.ts")]);
  });

  it("that a module imports dynamically reloads with its importer", async () => {
    workspace = new Workspace({ "app.ts": `import { get } from "./a.ts"; log(await get());`, "a.ts": `export const get = async () => (await import("./m.ts")).v;`, "m.ts": `export const v = 1;` });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual([1]);
    expect(await workspace.save(script, { "m.ts": `export const v = 2;` })).toEqual([2]);
  });

  it("that is no longer imported is left alone", async () => {
    workspace = new Workspace({ "app.ts": `import "./a.ts";`, "a.ts": `import "./b.ts"; log("a");`, "b.ts": `log("b");` });
    const script = workspace.script();
    await workspace.run(script);
    expect(await workspace.save(script, { "a.ts": `log("a2");` })).toEqual(["a2"]);
    expect(await workspace.save(script, { "b.ts": `log("b2");` })).toEqual([]);
  });

  it("of CommonJS that is no longer required is left alone", async () => {
    workspace = new Workspace({ "app.ts": `import "./a.cjs";`, "a.cjs": `require("./b.cjs"); log("a");`, "b.cjs": `log("b");` });
    const script = workspace.script();
    await workspace.run(script);
    expect(await workspace.save(script, { "a.cjs": `log("a2");` })).toEqual(["a2"]);
    expect(await workspace.save(script, { "b.cjs": `log("b2");` })).toEqual([]);
  });

  it("does not see its version", async () => {
    const text = `export const seen = [import.meta.url, import.meta.filename];`;
    workspace = new Workspace({ "app.ts": `import { seen } from "./m.ts"; log(seen[0]); log(seen[1]);`, "m.ts": text });
    const script = workspace.script();
    const first = await workspace.run(script);
    expect(first[1]).toBe(workspace.path("m.ts"));
    expect(await workspace.save(script, { "m.ts": `${text}\n` })).toEqual(first);
  });

  it("is known by its path and its URL, in whatever version", async () => {
    workspace = new Workspace({ "app.ts": `import { f } from "./m.ts"; log(f());`, "m.ts": `export const f = (): string => { try { return new Error().stack } catch { return "" } };` });
    const script = workspace.script();
    await workspace.run(script);
    await workspace.save(script, { "m.ts": `\ntry { 1 } catch { 2 } export const f = (): string => new Error().stack;` });
    const path = workspace.path("m.ts");
    for (const name of [path, `file://${path}`, `file://${path}?v=3`, `file://${path}%3Fv=12`, `${path}?v=3`]) {
      expect([name, script.isOwn(name), script.original(name, 2, 90).column]).toEqual([name, true, expect.any(Number)]);
      expect(script.original(name, 2, 90)).not.toEqual({ line: 2, column: 90 });
    }
    expect(script.isOwn(workspace.path("other.ts"))).toBe(false);
    expect(script.isOwn("node:fs")).toBe(false);
  });
});

describe("a module that failed", () => {
  it("is evaluated again at the next load", async () => {
    workspace = new Workspace({ "app.ts": `import { v } from "./a.ts"; log(v);`, "a.ts": `export { v } from "./b.ts"; log("a");`, "b.ts": `if ((globalThis.tries = (globalThis.tries ?? 0) + 1) < 3) throw new Error("not yet"); export const v = tries;` });
    const script = workspace.script();
    expect((await workspace.problem(script)).code).toBe("module-error");
    expect((await workspace.problem(script)).code).toBe("module-error");
    expect(await workspace.run(script)).toEqual(["a", 3]);
    Reflect.deleteProperty(globalThis, "tries");
  });

  it("of CommonJS is evaluated again at the next load", async () => {
    workspace = new Workspace({ "app.ts": `import { v } from "./b.cjs"; log(v);`, "b.cjs": `globalThis.tries = (globalThis.tries ?? 0) + 1; if (tries < 2) throw new Error("not yet"); exports.v = tries;` });
    const script = workspace.script();
    expect((await workspace.problem(script)).code).toBe("module-error");
    expect(await workspace.run(script)).toEqual([2]);
    Reflect.deleteProperty(globalThis, "tries");
  });

  it("when imported dynamically is evaluated again after the next load", async () => {
    workspace = new Workspace({ "app.ts": `log(await import("./b.ts").then((m) => m.v, (error) => error.message));`, "b.ts": `globalThis.tries = (globalThis.tries ?? 0) + 1; if (tries < 2) throw new Error("not yet"); export const v = tries;` });
    const script = workspace.script();
    expect(await workspace.run(script)).toEqual(["not yet"]);
    expect(await workspace.run(script)).toEqual([2]);
    Reflect.deleteProperty(globalThis, "tries");
  });

  it("does not take its healthy neighbours with it", async () => {
    workspace = new Workspace({ "app.ts": `import "./good.ts"; import "./bad.ts";`, "good.ts": `log("good");`, "bad.ts": `throw new Error("bad");` });
    const script = workspace.script();
    await workspace.problem(script);
    expect(await workspace.save(script, { "bad.ts": `log("mended");` })).toEqual(["mended"]);
  });

  it("because a file is missing loads when the file is there", async () => {
    workspace = new Workspace({ "app.ts": `import { v } from "./a.ts"; log(v);`, "a.ts": `export { v } from "./b.ts";` });
    const script = workspace.script();
    expect((await workspace.problem(script)).code).toBe("unresolved-import");
    expect(await workspace.save(script, { "b.ts": `export const v = 1;` })).toEqual([1]);
  });

  it("that still waits is not evaluated twice", async () => {
    workspace = new Workspace({ "app.ts": `void import("./slow.ts"); log("run");`, "slow.ts": `log("slow"); await new Promise((go) => { globalThis.go = go; });` });
    const script = workspace.script();
    await workspace.run(script);
    await vi.waitFor(() => expect(workspace.log).toContain("slow"));
    await workspace.run(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(workspace.log).toEqual(["run"]);
  });

  it("whose load was cut is loaded anew, and the cut load holds nothing up", async () => {
    workspace = new Workspace({ "app.ts": `import { v } from "./hang.ts"; log(v);`, "hang.ts": `await new Promise(() => {}); export const v = 0;` });
    const script = workspace.script();
    void script.load();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await workspace.save(script, { "hang.ts": `export const v = 1;` })).toEqual([1]);
  });
});
