import { describe, expect, it } from "vitest";
import { appOf, newProbe, page } from "../engine/lib/app.ts";

/** `[type, value]` of what `st.write(…)` draws. */
async function written(args: string): Promise<unknown[]> {
  const app = await appOf(`st.write(${args});`).run();
  return app.elements.map((e) => [e.type, e.value]);
}

describe("st.write", () => {
  it.each([
    ["nothing", "", []],
    ["a text", `"# Hi"`, [["markdown", "# Hi"]]],
    ["a number", "42", [["markdown", "`42`"]]],
    ["NaN", "NaN", [["markdown", "`NaN`"]]],
    ["a BigInt", "10n ** 20n", [["markdown", "`100000000000000000000`"]]],
    ["true", "true", [["markdown", "`true`"]]],
    ["null", "null", [["markdown", "`null`"]]],
    ["undefined", "undefined", [["markdown", "`undefined`"]]],
    ["a symbol", `Symbol("s")`, [["markdown", "`Symbol(s)`"]]],
    ["a date", "new Date(0)", [["markdown", "`1970-01-01T00:00:00.000Z`"]]],
    ["an invalid date", "new Date(NaN)", [["markdown", "`Invalid Date`"]]],
    ["a function", "function greet() {}", [["help", undefined]]],
    ["a class", "class Point {}", [["help", undefined]]],
    ["an error", `new RangeError("too far")`, [["exception", "too far"]]],
    ["a promise", "Promise.resolve(1)", [["markdown", "`1`"]]],
    ["a promise of records", "Promise.resolve([{ a: 1 }])", [["dataframe", [{ a: 1 }]]]],
    ["a generator", `(function* () { yield "a "; yield "b"; })()`, [["markdown", "a b"]]],
    ["a generator function", `function* () { yield "a"; yield { b: 1 }; yield "c"; }`, [["markdown", "a"], ["json", { b: 1 }], ["markdown", "c"]]],
    ["an async generator", `(async function* () { yield "a"; await null; yield "b"; })()`, [["markdown", "ab"]]],
    ["an iterator", `["x", "y"].values()`, [["markdown", "xy"]]],
    ["an iterable of its own", `({ *[Symbol.iterator]() { yield "x"; } })`, [["markdown", "x"]]],
    ["a collection with toJSON", `({ *[Symbol.iterator]() { yield 1; }, toJSON: () => [1] })`, [["json", [1]]]],
    ["columns", "({ a: [1, 2], b: ['x', null] })", [["dataframe", [{ a: 1, b: "x" }, { a: 2, b: null }]]]],
    ["columns of numbers", "({ a: new Float64Array([1, 2]) })", [["dataframe", [{ a: 1 }, { a: 2 }]]]],
    ["lists of different lengths", "({ a: [1, 2], b: [3] })", [["json", { a: [1, 2], b: [3] }]]],
    ["an object", "{ a: [1, { b: null }] }", [["json", { a: [1, { b: null }] }]]],
    ["a list", "[1, 2]", [["json", [1, 2]]]],
    ["an empty list", "[]", [["json", []]]],
    ["a list of lists", "[[1], [2]]", [["json", [[1], [2]]]]],
    ["a Map", `new Map([["a", 1]])`, [["json", { a: 1 }]]],
    ["a Set", "new Set([1, 2])", [["json", [1, 2]]]],
    ["a typed array", "new Float64Array([1, 2.5])", [["json", [1, 2.5]]]],
    ["a list of errors", `[new Error("a")]`, [["json", ["Error: a"]]]],
    ["a list of dates", "[new Date(0)]", [["json", ["1970-01-01T00:00:00.000Z"]]]],
    ["a list of records", `[{ a: 1 }, { b: "x" }]`, [["dataframe", [{ a: 1, b: null }, { a: null, b: "x" }]]]],
    ["what has toArray()", `{ toArray: () => [{ a: 1 }] }`, [["dataframe", [{ a: 1 }]]]],
    ["what has toArrow()", `{ toArrow: () => ({ toArray: () => [{ a: 1 }] }) }`, [["dataframe", [{ a: 1 }]]]],
    ["a cycle", `(() => { const o = { n: 1 }; o.self = o; return o; })()`, [["json", { n: 1, self: "[circular]" }]]],
    ["a regular expression", "/a+/g", [["json", "/a+/g"]]],
    ["a class instance", "new (class { x = 1; #y = 2; })()", [["json", { x: 1 }]]],
    ["an object without prototype", "Object.create(null)", [["json", {}]]],
  ])("%s", async (_, args, drawn) => {
    expect(await written(args)).toEqual(drawn);
  });

  it("puts texts that follow each other into one paragraph, and keeps the order", async () => {
    expect(await written(`"The answer is", 42, "or", { a: 1 }, "perhaps", 43`)).toEqual([
      ["markdown", "The answer is `42` or"],
      ["json", { a: 1 }],
      ["markdown", "perhaps `43`"],
    ]);
  });

  it("waits for promises in their place, and the run waits for it", async () => {
    const app = await appOf(`
const slow = new Promise((done) => setTimeout(done, 20, "slow"));
st.write("a", slow, "b");
st.write("c");
await st.write(Promise.resolve("quick"));
st.text("end");
`).run();
    expect(app.elements.map((e) => e.value)).toEqual(["a", "slow", "b", "c", "quick", "end"]);
  });

  it("fails the run where a promise is rejected that nobody looks at, and not where somebody does", async () => {
    const app = await appOf(`st.write("a", Promise.reject(new RangeError("far"))); st.write("b");`).run();
    expect(app.exception).toMatchObject([{ name: "RangeError", message: "far" }]);
    await app.dispose();
    const caught = await appOf(`try { await st.write(Promise.reject(new Error("x"))); } catch { st.text("caught"); }`).run();
    expect([caught.exception, caught.text[0]?.value]).toEqual([[], "caught"]);
  });

  it("draws specifications of Vega-Lite as charts, and knows what only looks like one", async () => {
    const app = await appOf(`
st.write({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", data: { values: [{ a: 1 }] }, mark: "bar", encoding: { x: { field: "a" } } });
st.write("then", { data: { values: [{ a: 1 }] }, mark: "bar", encoding: { x: { field: "a" } } }, "end");
st.write({ mark: 5, data: [1] });
`).run();
    expect(app.exception).toEqual([]);
    expect(app.elements.map((e) => e.type)).toEqual(["vegaLiteChart", "markdown", "vegaLiteChart", "markdown", "json"]);
  });

  it("draws figures of Plotly with the library of the project", async () => {
    const files = { "node_modules/plotly.js-dist-min/plotly.min.js": "var Plotly = {};" };
    const app = await appOf(`st.write({ data: [{ type: "bar", x: ["a"], y: [1] }], layout: {} });`, { files }).run();
    expect([app.exception, app.elements.map((e) => e.type)]).toEqual([[], ["plotlyChart"]]);
  });

  it("gives fences of Mermaid what draws them, where the project has it", async () => {
    const text = "'```mermaid\\ngraph LR; a --> b\\n```'";
    const without = await appOf(`st.markdown(${text}); st.write(${text});`).run();
    expect(without.markdown.map((e) => e.props["diagrams"])).toEqual([undefined, undefined]);
    await without.dispose();
    const app = await appOf(`st.markdown(${text}); st.write(${text}); await st.writeStream([${text}]); st.write("no diagram of mermaid");`, { files: { "node_modules/mermaid/dist/mermaid.min.js": "var mermaid = {};" } }).run();
    expect(app.markdown.map((e) => e.props["diagrams"] !== undefined)).toEqual([true, true, true, false]);
  });

  it("keeps what stood there until a promise is settled", async () => {
    const probe = newProbe();
    const app = appOf(`
st.sessionState.n = (st.sessionState.n ?? 0) + 1;
st.write(probe.at("run " + st.sessionState.n).then(() => "answer " + st.sessionState.n));
st.text("t");
`);
    probe.open("run 1");
    await app.run();
    expect(page(app)).toEqual(["markdown answer 1", "text t"]);
    const running = app.run();
    await probe.reached("run 2");
    expect(page(app)).toEqual(["markdown answer 1", "text t"]);
    probe.open("run 2");
    await running;
    expect(page(app)).toEqual(["markdown answer 2", "text t"]);
  });

  it("is what a bare expression does", async () => {
    const app = await appOf(`const a = [1, 2];\n"# Title";\na;\n\`\${a.length} items\`;`).run();
    expect(app.elements.map((e) => [e.type, e.value])).toEqual([["markdown", "# Title"], ["json", [1, 2]], ["markdown", "2 items"]]);
  });

  it("takes data at the call: later mutation does not show", async () => {
    const app = await appOf(`const list = [1]; st.write(list); list.push(2);`).run();
    expect(app.json[0]?.value).toEqual([1]);
  });
});

describe("text elements", () => {
  it.each(["title", "header", "subheader", "markdown", "caption", "text", "success", "info", "warning", "error"])("st.%s draws texts of any kind, dedented", async (name) => {
    const app = await appOf(`st.${name}("  a"); st.${name}(3); st.${name}(null); st.${name}("\\n    a\\n      b\\n\\n");`).run();
    expect(app.get(name).map((e) => e.value)).toEqual(["a", "3", "null", "a\n  b"]);
  });

  it("pass their options on", async () => {
    const app = await appOf(`
st.title("t", { anchor: false, icon: "🎈", help: "h", width: "content", textAlignment: "center", wrap: false });
st.header("h", { divider: "red", anchor: "there" });
st.markdown("m", { unsafeAllowHtml: true });
st.code("const a = 1;", { language: "python", lineNumbers: true, wrapLines: true, height: 100 });
st.divider({ width: 50 });
st.success("s", { icon: "✓", title: "Done" });
`).run();
    expect(app.elements.map((e) => e.props)).toMatchObject([
      { anchor: false, icon: "🎈", help: "h", width: "content", textAlignment: "center", wrap: false },
      { divider: "red", anchor: "there" },
      { html: true },
      { language: "python", lineNumbers: true, wrapLines: true, height: 100 },
      { width: 50 },
      { icon: "✓", title: "Done" },
    ]);
  });

  it("give headings with divider: true the colours in turn, the same in every run", async () => {
    const app = await appOf(`st.header("a", { divider: true }); st.subheader("b", { divider: true }); st.header("c");`).run();
    await app.run();
    expect(app.elements.map((e) => e.props["divider"])).toEqual(["blue", "green", undefined]);
    expect(app.runs[0]?.changed).toBe(0);
  });

  it("st.code keeps inner indentation, and is TypeScript unless told otherwise", async () => {
    const app = await appOf(`st.code(\`\n    if (a) {\n      b();\n    }\n\`); st.code("x", { language: null });`).run();
    expect(app.code.map((e) => [e.value, e.props["language"]])).toEqual([["if (a) {\n  b();\n}", "typescript"], ["x", null]]);
  });

  it("st.latex takes a formula with or without the signs around it", async () => {
    const app = await appOf('st.latex("x^2", { help: "h" }); st.latex("$x^2$"); st.latex("$$\\n  \\\\sum_i i\\n$$"); st.latex({ toString: () => "a_1" });').run();
    expect(app.latex.map((e) => e.value)).toEqual(["x^2", "x^2", "\\sum_i i", "a_1"]);
    expect(app.latex[0]?.props).toMatchObject({ help: "h" });
  });

  it("cope with a megabyte of spaces within the text", async () => {
    const began = performance.now();
    await appOf(`st.text("a\\n" + " ".repeat(1e6) + "b");`).run();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe("data elements", () => {
  it.each([
    [`"a", 5`, { value: "5" }],
    [`"a", "21 °C", { delta: -1.2 }`, { value: "21 °C", delta: "-1.2", arrow: "down", tone: "bad" }],
    [`"a", 5, { delta: "+3" }`, { delta: "+3", arrow: "up", tone: "good" }],
    [`"a", 5, { delta: -3, deltaColor: "inverse" }`, { arrow: "down", tone: "good" }],
    [`"a", 5, { delta: 3, deltaColor: "off" }`, { arrow: "up", tone: "off" }],
    [`"a", 5, { delta: 3, deltaColor: "violet" }`, { tone: "violet", arrow: "up" }],
    [`"a", 5, { delta: 3, deltaArrow: "down" }`, { arrow: "down" }],
    [`"a", null`, { value: "—" }],
    [`"a", 0.256, { format: { style: "percent" } }`, { value: "26%" }],
    [`"a", 5, { chartData: new Set([1, 2]), chartType: "bar", border: true }`, { chart: { kind: "bar", values: [1, 2] }, border: true }],
  ])("st.metric(%s)", async (args, props) => {
    const app = await appOf(`st.metric(${args});`).run();
    expect(app.exception).toEqual([]);
    expect(app.metric("a").props).toMatchObject(props);
  });

  it.each([[`"a", 5, { delta: 3, deltaArrow: "off" }`, "arrow"], [`"a", 5, { delta: "" }`, "delta"], [`"a", 5, { delta: null }`, "tone"]])("st.metric(%s) has no %s", async (args, prop) => {
    const app = await appOf(`st.metric(${args});`).run();
    expect(app.metric("a").props).not.toHaveProperty(prop);
  });

  it.each([
    ["nothing", "", []],
    ["records", `[{ a: 1, b: "x" }, { a: 2, b: null }]`, [{ a: 1, b: "x" }, { a: 2, b: null }]],
    ["columns", `{ a: [1, 2], b: new Float64Array([0.5, 1.5]) }`, [{ a: 1, b: 0.5 }, { a: 2, b: 1.5 }]],
    ["columns of different lengths", `{ a: [1, 2], b: [3] }`, [{ a: 1, b: 3 }, { a: 2, b: null }]],
    ["rows", `[[1, 2], [3]]`, [{ 0: 1, 1: 2 }, { 0: 3, 1: null }]],
    ["a Map", `new Map([["x", 1]])`, [{ "": "x", value: 1 }]],
    ["a Map of records", `new Map([["x", { a: 1 }]])`, [{ "": "x", a: 1 }]],
    ["plain values", `[1, "a", null]`, [{ value: 1 }, { value: "a" }, { value: null }]],
    ["cells of every kind", `[{ d: new Date(0), n: NaN, o: { x: 1n }, f: () => {}, u: undefined, m: new Map([[1, 2]]) }]`, [{ d: "1970-01-01T00:00:00.000Z", n: "NaN", o: '{"x":"1n"}', f: "[function f]", u: null, m: '{"1":2}' }]],
  ])("st.table of %s", async (_, data, rows) => {
    const app = await appOf(`st.table(${data});`).run();
    expect(app.exception).toEqual([]);
    expect(app.table[0]?.value).toEqual(rows);
  });

  it("st.table names the rows of a Map by their keys, unless hideIndex says no", async () => {
    const app = await appOf(`const m = new Map([["x", { a: 1 }]]); st.table(m); st.table(m, { hideIndex: true });`).run();
    expect(app.table.map((t) => t.props["columns"])).toEqual([[{ name: "", kind: "text", index: true }, { name: "a", kind: "number" }], [{ name: "a", kind: "number" }]]);
    expect(app.table[1]?.value).toEqual([{ a: 1 }]);
  });

  it("st.table takes 200,000 rows", async () => {
    const app = await appOf(`st.table(Array.from({ length: 200_000 }, (_, i) => [i]));`).run();
    expect(app.exception).toEqual([]);
  });

  it("st.json takes objects and texts that hold JSON", async () => {
    const app = await appOf(`st.json({ a: 1 }, { expanded: 2 }); st.json('{"b": [true]}', { expanded: false });`).run();
    expect(app.json.map((e) => [e.value, e.props["expanded"]])).toEqual([[{ a: 1 }, 2], [{ b: [true] }, false]]);
  });
});

describe("status elements", () => {
  it.each([["0", 0], ["0.25", 0.25], ["1", 1], ["50", 0.5], ["100", 1]])("st.progress(%s)", async (value, shown) => {
    const app = await appOf(`st.progress(${value}, { text: "t" });`).run();
    expect(app.progress[0]?.value).toBe(shown);
  });

  it("st.exception draws the error with its causes, and the run goes on", async () => {
    const app = await appOf(`st.exception(new Error("outer", { cause: new TypeError("inner", { cause: "text" }) }));\nst.text("on");`).run();
    expect(app.exception).toMatchObject([{ name: "Error", message: "outer", line: 2 }]);
    expect(app.get("exception")[0]?.props["causes"]).toMatchObject([{ name: "TypeError", message: "inner" }, { name: "Error", message: "text" }]);
    expect(app.text).toHaveLength(1);
    expect(app.diagnostics).toEqual([]);
  });

  it("st.toast survives a rerun, and each is shown once", async () => {
    const app = await appOf(`
if (!st.sessionState.done) { st.sessionState.done = true; st.toast("Saved", { icon: "✓", duration: 3 }); st.rerun(); }
`).run();
    expect(app.toast).toEqual([{ body: "Saved", icon: "✓" }]);
  });

  it("st.spinner is there while its body runs, gives back its value, and leaves no gap", async () => {
    const app = await appOf(`
st.text("before");
const a = st.spinner("sync", () => { st.text("inside"); return 1; });
const b = await st.spinner("async", { showTime: true }, async () => { await null; return 2; });
st.text("after " + a + b);
`).run();
    expect(app.elements.map((e) => [e.at, e.value])).toEqual([["main/0", "before"], ["main/1", "inside"], ["main/2", "after 12"]]);
  });

  it("st.spinner goes when its body fails", async () => {
    const app = await appOf(`try { st.spinner("s", () => { throw new Error("x"); }); } catch {}\nawait st.spinner("s", async () => { throw new Error("y"); }).catch(() => {});\nst.text("t");`).run();
    expect(app.elements.map((e) => e.at)).toEqual(["main/0"]);
    expect(app.exception).toEqual([]);
  });
});
