import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOf, outcomes, page } from "./lib/app.ts";

describe("an error of the script", () => {
  it.each([
    ["a throw", `const a = 1;\n  throw new Error("x");`, 3, 9],
    ["a call", `const o = {};\no.missing();`, 3, 3],
    ["a property of undefined", `const o = {};\nvoid o.a.b;`, 3, 10],
    ["an unknown name", `const a = 1;\nvoid (a + nobody);`, 3, 11],
    ["after an await", `await null;\nthrow new Error("x");`, 3, 7],
    ["in a function", `function f() {\n  throw new Error("x");\n}\nf();`, 3, 9],
    ["in an arrow function on one line", `[1].map(() => { throw new Error("x"); });`, 2, 23],
    ["in a class", `class A {\n  #x = 1;\n  go() { return this.#x.y.z; }\n}\nnew A().go();`, 4, 27],
    ["after type annotations", `const a: number = 1; function f<T extends object>(x: T): asserts x is T { throw new Error("x"); }\nf({});`, 2, 81],
    ["after an import on the same line", `import { join } from "node:path"; throw new Error(join("x"));`, 2, 41],
    ["behind a catch that got a rethrow", `try { JSON.parse("{"); } catch (error) { throw new Error("x"); }`, 2, 48],
    ["behind magic", `"# Title";\nconst v = 1; v; throw new Error("x");`, 3, 23],
    ["of st", `st.text("a");\n  st.slider("s", { minValue: 9, maxValue: 1 });`, 3, 6],
    ["after an enum", `enum E { A, B }\nst.text(String(E.A));\nthrow new Error("x");`, 4, 7],
    ["in a template", "const t = `\n${(() => { throw new Error('x'); })()}`;", 3, 18],
  ])("stands on its exact place: %s", async (_, script, line, column) => {
    const app = await appOf(script).run();
    expect(outcomes(app)).toEqual(["failed"]);
    expect(app.exception).toMatchObject([{ line, column }]);
    expect(app.diagnostics.filter((d) => d.severity === "error")).toMatchObject([{ file: app.file, line }]);
  });

  it("in a local module stands in that module, also after it was edited", async () => {
    const app = await appOf(`import { fail } from "./lib.ts";\nfail();`, { files: { "lib.ts": `export function fail(): never {\n  throw new TypeError("in lib");\n}` } }).run();
    const lib = app.file.replace("app.ts", "lib.ts");
    expect(app.diagnostics).toMatchObject([{ file: lib, line: 2, message: "TypeError: in lib" }]);
    writeFileSync(lib, `\n${readFileSync(lib, "utf8")}`);
    await app.run();
    expect(app.diagnostics).toMatchObject([{ file: lib, line: 3 }]);
    const frames = app.get("exception")[0]?.props["frames"];
    expect(frames).toMatchObject([{ file: lib, line: 3, own: true, name: "fail" }, { file: app.file, line: 3, own: true }]);
  });

  it("shows the frames of the person's code and of packages, none of Node and none of Dacapo", async () => {
    const app = await appOf(`import { each } from "./node_modules/lib/index.js";\nst.container(() => each(() => { throw new Error("x"); }));`, {
      files: { "node_modules/lib/index.js": "export function each(f) { [1].forEach(f); }", "node_modules/lib/package.json": '{ "type": "module" }' },
    }).run();
    const frames = app.get("exception")[0]?.props["frames"];
    expect(Array.isArray(frames) && frames.map((f) => `${f.own ? "own" : "lib"} ${String(f.file).split("/").at(-1)}:${f.line}`)).toEqual(["own app.ts:3", "lib index.js:1", "own app.ts:3", "own app.ts:3"]);
  });

  it("shows who called and waited, across awaits and modules", async () => {
    const app = await appOf(`import { load } from "./lib.ts";\nasync function page(): Promise<void> {\n  await load();\n}\nawait page();`, {
      files: { "lib.ts": "export async function load(): Promise<void> {\n  await null;\n  throw new Error('late');\n}" },
    }).run();
    const frames = app.get("exception")[0]?.props["frames"];
    expect(Array.isArray(frames) && frames.map((f) => `${f.name || "top"} ${String(f.file).split("/").at(-1)}:${f.line}`)).toEqual(["load lib.ts:3", "page app.ts:4", "top app.ts:6"]);
  });

  it.each([
    ["a callback", `st.button("x", {\n  onClick: () => { throw new Error("x"); },\n});`],
    ["a fragment", `st.fragment(() => {\n  if (st.button("x")) throw new Error("x");\n})();`],
    ["the body of a container", `st.expander("more", () => {\n  if (st.button("x")) throw new Error("x");\n});`],
    ["a cached function", `const load = st.cacheData((n: number) => {\n  if (n > 0) throw new Error("x"); else return n;\n});\nload(st.button("x") ? 1 : 0);`],
  ])("in %s stands on its line", async (_, script) => {
    const app = await appOf(script).run();
    await app.button("x").click().run();
    expect(app.diagnostics).toMatchObject([{ file: app.file, line: 3, code: "script-error", message: "Error: x" }]);
  });

  it("underlines the word that it is about", async () => {
    const app = await appOf(`const o = {};\no.missing(1);`).run();
    expect(app.diagnostics).toMatchObject([{ line: 3, column: 1, endLine: 3, endColumn: 10, code: "script-error", message: "TypeError: o.missing is not a function" }]);
  });

  it.each([
    ["a text", `throw "only a text";`, "Error", "only a text"],
    ["a number", "throw 42;", "Error", "42"],
    ["nothing", "throw undefined;", "Error", "undefined"],
    ["an object", "throw { toString() { return 'mine'; } };", "Error", "mine"],
    ["an object that has no text", "throw Object.create(null);", "Error", "a value that has no text"],
    ["an error of its own class", "class MyError extends Error { name = 'MyError'; }\nthrow new MyError('m');", "MyError", "m"],
    ["an error with an odd message", "throw Object.assign(new Error(), { message: { a: 1 } });", "Error", "[object Object]"],
  ])("may be anything: %s", async (_, script, name, message) => {
    const app = await appOf(script).run();
    expect(outcomes(app)).toEqual(["failed"]);
    expect(app.exception).toMatchObject([{ name, message }]);
    expect(app.diagnostics.filter((d) => d.severity === "error")).toHaveLength(1);
  });

  it("tells its causes, up to a cycle of them", async () => {
    const app = await appOf(`const a = new Error("a"); const b = new Error("b", { cause: a }); a.cause = b;\nthrow new Error("top", { cause: b });`).run();
    expect(app.get("exception")[0]?.props["causes"]).toMatchObject([{ message: "b" }, { message: "a" }, { message: "b" }, { message: "a" }, { message: "b" }]);
  });
});

describe("the card of an error", () => {
  it("stands where it happened, in its container; what was drawn stays, what was below stays greyed", async () => {
    const app = await appOf(`
const [a, b] = st.columns(2);
b.text("in b");
a.with(() => { st.text("in a"); if (st.sessionState.fail) throw new Error("x"); st.text("rest of a"); });
st.text("below");
st.sessionState.fail = true;
`).run();
    await app.run();
    expect(app.elements.map((e) => `${e.at} ${e.stale ? "~" : ""}${String(e.value)}`)).toEqual([
      "main/0/0/0 in a", "main/0/0/1 x", "main/0/0/2 ~rest of a", "main/0/1/0 in b", "main/1 ~below",
    ]);
  });

  it("pushes: what stood at its place moves down, and comes back with the next good run", async () => {
    const app = await appOf(`
st.text("a");
if (st.checkbox("fail")) throw new Error("x");
st.text("b");
st.text("c");
`).run();
    await app.checkbox("fail").check().run();
    expect(page(app)).toEqual(["text a", "checkbox fail", "exception x", "~text b", "~text c"]);
    await app.checkbox("fail").uncheck().run();
    expect(page(app)).toEqual(["text a", "checkbox fail", "text b", "text c"]);
    expect(app.diagnostics).toEqual([]);
  });

  it("stays one, however often the script fails in a row", async () => {
    const app = await appOf(`st.text("a");\nthrow new Error("x");`).run();
    for (let i = 0; i < 3; i++) await app.run();
    expect(page(app)).toEqual(["text a", "exception x"]);
    expect(app.diagnostics).toHaveLength(1);
  });

  it("of a misuse stands in the container whose method was called", async () => {
    const app = await appOf(`const box = st.container();\nst.text("between");\nbox.progress("x");`).run();
    expect(app.elements.map((e) => `${e.at} ${e.type}`)).toEqual(["main/0/0 exception", "main/1 text"]);
  });

  it("stands in the sidebar when it happened there", async () => {
    const app = await appOf(`st.sidebar.with(() => { st.text("s"); throw new Error("x"); });`).run();
    expect(app.elements.map((e) => e.at)).toEqual(["sidebar/0", "sidebar/1"]);
  });

  it("makes greyed widgets inert", async () => {
    const app = await appOf(`
if (st.sessionState.fail) throw new Error("x");
st.button("below");
st.sessionState.fail = true;
`).run();
    await app.run();
    expect(() => app.button("below").click()).toThrow("left over from an earlier run");
  });

  it("does not cost the widgets below it their values", async () => {
    const app = await appOf(`
if (st.checkbox("fail")) throw new Error("x");
st.textInput("Name");
`).run();
    await app.textInput("Name").setValue("Ada").run();
    await app.checkbox("fail").check().run();
    await app.checkbox("fail").uncheck().run();
    expect(app.textInput("Name").value).toBe("Ada");
  });
});

describe("a script that cannot be read", () => {
  it.each([
    ["does not parse", `st.text("a"`, "syntax-error", 2],
    ["imports what is not there", `import x from "./nowhere.ts";\nst.text(x);`, "unresolved-import", 2],
    ["imports what does not resolve", `import x from "no-such-package";\nst.text(x);`, "unresolved-import", 2],
    ["imports a name that is not there", `import { nope } from "node:path";\nst.text(nope);`, "missing-export", 2],
    ["imports itself", `import "./app.ts";`, "self-import", 2],
  ])("has a card on top and a diagnostic: %s", async (_, script, code, line) => {
    const app = await appOf(script).run();
    expect(outcomes(app)).toEqual(["failed"]);
    expect(app.exception).toMatchObject([{ code, line }]);
    expect(app.diagnostics).toMatchObject([{ code, line, severity: "error" }]);
  });

  it("leaves the last good page, under the card, and runs again when it is mended", async () => {
    const app = await appOf(`st.text("good");`).run();
    const good = readFileSync(app.file, "utf8");
    writeFileSync(app.file, `${good}st.text(`);
    await app.run();
    expect(page(app).map((line) => line.replace("~", ""))).toEqual([expect.stringContaining("exception"), "text good"]);
    writeFileSync(app.file, `${good}st.text("better");`);
    await app.run();
    expect(page(app)).toEqual(["text good", "text better"]);
    expect(app.diagnostics).toEqual([]);
  });

  it("still answers widgets, with the last good version, under the card", async () => {
    const app = await appOf(`st.text(String(st.checkbox("c")));`).run();
    const good = readFileSync(app.file, "utf8");
    writeFileSync(app.file, `${good}st.text(`);
    await app.run();
    await app.checkbox("c").check().run();
    expect(page(app).at(-1)).toBe("text true");
    expect(app.exception[0]?.code).toBe("syntax-error");
  });

  it("that is no file at all says so", async () => {
    const { AppTest } = await import("../../runtime/testing/app-test.ts");
    const app = await AppTest.fromFile("/no/such/app.ts", { timeout: "30s", inProcess: true }).run();
    expect(app.exception).toMatchObject([{ code: "no-such-file" }]);
    await app.dispose();
  });
});
