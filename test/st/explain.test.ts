import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

describe("st.echo", () => {
  it("shows the code as it was written, types and comments included, and runs it", async () => {
    const app = await appOf(`
const result = st.echo(() => {
  // A comment.
  const n: number = 1 + 1;
  try { st.text(\`n is \${n}\`); } catch { /* never */ }
  return n;
});
st.text(String(result));
`).run();
    expect(app.elements.map((e) => [e.type, e.value])).toEqual([
      ["code", "// A comment.\nconst n: number = 1 + 1;\ntry { st.text(`n is ${n}`); } catch { /* never */ }\nreturn n;"],
      ["text", "n is 2"],
      ["text", "2"],
    ]);
    expect(app.code[0]?.props["language"]).toBe("typescript");
  });

  it("stands below when asked, also below what an async body draws", async () => {
    const app = await appOf(`
st.echo({ codeLocation: "below" }, () => st.text("a"));
await st.echo({ codeLocation: "below" }, async () => { await null; st.text("b"); });
`).run();
    expect(app.elements.map((e) => e.value)).toEqual(["a", 'st.text("a")', "b", 'await null; st.text("b");']);
  });

  it("shows the code of the module it is called in, and of a function without types", async () => {
    const app = await appOf(`import { part } from "./part.js";\npart();`, { files: { "part.js": `import { echo, text } from "dacapo";\nexport const part = () => echo(() => {\n  text("from the module");\n});\n` } }).run();
    expect(app.elements.map((e) => e.value)).toEqual(['text("from the module");', "from the module"]);
    expect(app.code[0]?.props["language"]).toBe("javascript");
  });

  it("shows the code as it runs where the source was rewritten", async () => {
    const app = await appOf(`enum Color { Red }\nst.echo(() => {\n  st.text(Color[0] ?? "");\n});`).run();
    expect(app.exception).toEqual([]);
    expect(app.elements.map((e) => e.value)).toEqual([expect.stringContaining("st.text(Color[0]"), "Red"]);
  });

  it("says what is missing", async () => {
    const app = await appOf(`st.echo({ codeLocation: "above" } as never);`).run();
    expect(app.exception).toMatchObject([{ code: "bad-option" }]);
  });
});

/** The properties of the element that `st.help(what)` draws. */
async function helpOn(what: string, declarations = ""): Promise<Record<string, unknown>> {
  const app = await appOf(`${declarations}\nst.help(${what});`).run();
  expect(app.exception).toEqual([]);
  const props = app.help[0]?.props ?? {};
  await app.dispose();
  return props;
}

describe("st.help", () => {
  it("knows a function's parameters with their types, and its JSDoc", async () => {
    const greet = `
/**
 * Greets somebody.
 * @param name who is greeted
 * @returns the words
 * @example
 * greet("Ada");
 */
async function greet(name: string, { loud = false }: { loud?: boolean } = {}): Promise<string> { return name; }`;
    expect(await helpOn("greet", greet)).toMatchObject({
      name: "greet",
      kind: "async function",
      signature: "greet(name: string, { loud = false }: { loud?: boolean } = {}): Promise<string>",
      doc: "Greets somebody.\n- `name`: who is greeted\n\nReturns the words\n\n```ts\ngreet(\"Ada\");\n```",
    });
  });

  it.each([
    ["an arrow function", "const add = (a: number, b = 2): number => a + b;", "add", "add(a: number, b = 2): number"],
    ["one with a single bare parameter", "const twice = x => x * 2;", "twice", "twice(x)"],
    ["a function of the platform", "", "parseInt", "parseInt(…)"],
    ["one with a default that has brackets", "function f(a = [1, (2)], ...rest: string[]) {}", "f", "f(a = [1, (2)], ...rest: string[])"],
  ])("knows %s", async (_, declaration, name, signature) => {
    expect(await helpOn(name, declaration)).toMatchObject({ name, signature });
  });

  it("knows a class: constructor, methods with their docs, accessors and statics", async () => {
    const stack = `
/** Last in, first out. */
class Stack<T> {
  #items: T[] = [];
  static readonly limit = 10;
  constructor(first?: T) { if (first) this.#items.push(first); }
  /** Puts one on top. */
  push(item: T): void { this.#items.push(item); }
  get size(): number { return this.#items.length; }
}`;
    expect(await helpOn("Stack", stack)).toMatchObject({
      name: "Stack",
      kind: "class",
      signature: "Stack(first?: T)",
      doc: "Last in, first out.",
      members: [
        { name: "limit", kind: "number", value: "10" },
        { name: "push", kind: "method", signature: "push(item: T): void", doc: "Puts one on top." },
        { name: "size", kind: "property" },
      ],
    });
    expect(await helpOn("new Stack()", stack)).toMatchObject({ name: "Stack", kind: "object", doc: "Last in, first out.", members: [{ name: "push" }, { name: "size" }] });
  });

  it("shows the members of an object and calls no getter", async () => {
    const props = await helpOn("thing", `const thing = { n: 1, list: [1, 2], say() {}, get trap() { throw new Error("called"); } };`);
    expect(props).toMatchObject({ name: "Object", kind: "object", members: [{ name: "n", kind: "number", value: "1" }, { name: "list", kind: "Array", value: "[1, 2]" }, { name: "say", kind: "function" }, { name: "trap", kind: "property" }] });
  });

  it("shows the functions of st when asked about nothing, and takes the reference's form", async () => {
    const app = await appOf(`st.help(); st.help({ obj: Math.max, width: 300 }); st.help(5); st.help(null);`).run();
    const [all, max, five, none] = app.help.map((e) => e.props);
    expect(all?.["members"]).toEqual(expect.arrayContaining([expect.objectContaining({ name: "button" })]));
    expect(max).toMatchObject({ name: "max", width: 300 });
    expect([five, none]).toMatchObject([{ name: "5", kind: "number" }, { name: "null", kind: "null" }]);
  });

  it("copes with proxies that throw", async () => {
    expect(await helpOn(`new Proxy({}, { ownKeys() { throw new Error("no"); }, get() { throw new Error("no"); } })`)).toMatchObject({ kind: "object", members: [] });
  });
});
