import { describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, page } from "../engine/lib/app.ts";

const query = (app: AppTest): Record<string, string[]> => Object.fromEntries(Object.keys(app.queryParams).map((name) => [name, app.queryParams.getAll(name)]));

/** What a widget returns, as JSON, when the app is opened with this query. */
async function opened(call: string, text: string): Promise<{ value: unknown; query: Record<string, string[]> }> {
  const app = appOf(`st.json([${call}]);`);
  app.queryParams.fromDict(new URLSearchParams(text));
  await app.run();
  expect(app.exception).toEqual([]);
  return { value: Object(app.json[0]?.value)[0], query: query(app) };
}

const bound = `key: "k", bind: "query-params"`;

describe("a widget that is bound to the address", () => {
  it.each([
    ["a text", `st.textInput("w", { ${bound} })`, "k=hello+world", "hello world"],
    ["a text of digits", `st.textInput("w", { ${bound} })`, "k=007", "007"],
    ["a text that looks like a flag", `st.textInput("w", { ${bound} })`, "k=true", "true"],
    ["an empty text over a default", `st.textInput("w", { value: "x", ${bound} })`, "k=", ""],
    ["a number", `st.numberInput("w", { ${bound} })`, "k=2.5", 2.5],
    ["a flag", `st.checkbox("w", { ${bound} })`, "k=true", true],
    ["a flag that is off", `st.toggle("w", { value: true, ${bound} })`, "k=false", false],
    ["an option, by its label", `st.selectbox("w", [1, 2], { formatFunc: (n) => "n" + n, ${bound} })`, "k=n2", 2],
    ["an option that the person has added", `st.selectbox("w", ["a"], { acceptNewOptions: true, ${bound} })`, "k=new", "new"],
    ["none of the options", `st.radio("w", ["a", "b"], { ${bound} })`, "k=b", "b"],
    ["a position", `st.slider("w", { ${bound} })`, "k=42", 42],
    ["a range", `st.slider("w", { value: [0, 100], ${bound} })`, "k=10&k=20", [10, 20]],
    ["a moment", `st.slider("w", { value: new Date(0), minValue: new Date(0), maxValue: new Date(864e6 + 36e5), ${bound} })`, "k=1970-01-03T04:05", "1970-01-03T04:05:00.000Z"],
    ["a colour", `st.colorPicker("w", { ${bound} })`, "k=%23ff0000", "#ff0000"],
  ])("takes %s from it and leaves it there", async (_what, call, text, value) => {
    const seen = await opened(call, text);
    expect(seen.value).toEqual(value);
    expect(seen.query["k"]).toEqual(new URLSearchParams(text).getAll("k"));
  });

  it.each([
    ["no number", `st.numberInput("w", { value: 3, ${bound} })`, "k=abc", 3],
    ["no flag", `st.checkbox("w", { ${bound} })`, "k=maybe", false],
    ["no option", `st.selectbox("w", ["a", "b"], { index: 1, ${bound} })`, "k=c", "b"],
    ["a position beyond the end", `st.slider("w", { maxValue: 10, value: 5, ${bound} })`, "k=11", 5],
    ["one end of a range", `st.slider("w", { value: [1, 9], ${bound} })`, "k=4", [1, 9]],
  ])("passes over %s, which leaves the address", async (_what, call, text, value) => {
    expect(await opened(call, text)).toEqual({ value, query: {} });
  });

  it("changes the address with its value, without its default", async () => {
    const app = await appOf(`const a = st.slider("a", { key: "a", bind: "query-params" });\nst.json([a, st.queryParams.toDict()]);`).run();
    expect(query(app)).toEqual({});
    app.slider("a").setValue(7);
    await app.run();
    expect(app.json[0]?.value).toEqual([7, { a: "7" }]);
    app.slider("a").setValue(0);
    await app.run();
    expect(app.json[0]?.value).toEqual([0, {}]);
  });

  it("follows an address that a person goes to, back to its default where it is not named, without a callback", async () => {
    const app = await appOf(`st.sessionState.calls ??= 0;
const v = ["a", "b"].map((key) => st.slider(key, { key, bind: "query-params", onChange: () => { st.sessionState.calls++; } }));
st.json([...v, st.sessionState.calls]);`).run();
    app.slider("a").setValue(1);
    app.slider("b").setValue(2);
    await app.run();
    app.queryParams.fromDict({ b: 9 });
    await app.run();
    expect(app.json[0]?.value).toEqual([0, 9, 2]);
    expect(query(app)).toEqual({ b: ["9"] });
  });

  it("takes a value that the script sets rather than that of the address", async () => {
    const app = appOf(`st.sessionState.a ??= 5;\nst.json(st.slider("a", { key: "a", bind: "query-params" }));`);
    app.queryParams.a = "7";
    await app.run();
    expect(app.json[0]?.value).toBe(5);
    expect(query(app)).toEqual({ a: ["5"] });
  });

  it("leaves the address when it is not drawn any more, and comes back with its value", async () => {
    const app = await appOf(`if (st.checkbox("show", { value: true })) st.slider("a", { key: "a", bind: "query-params" });`).run();
    app.slider("a").setValue(7);
    await app.run();
    app.checkbox("show").uncheck();
    await app.run();
    expect(query(app)).toEqual({});
    app.checkbox("show").check();
    await app.run();
    expect(query(app)).toEqual({ a: ["7"] });
  });

  it("keeps its name of the query to itself", async () => {
    const app = await appOf(`const set = st.checkbox("set");
st.slider("a", { key: "a", value: 3, bind: "query-params" });
st.queryParams.other = "x";
if (st.checkbox("clear")) st.queryParams.clear();
if (set) st.queryParams.a = 1;`).run();
    app.slider("a").setValue(7);
    app.checkbox("clear").check();
    await app.run();
    expect(query(app)).toEqual({ a: ["7"] });
    app.checkbox("set").check();
    await app.run();
    expect(app.exception).toMatchObject([{ code: "bound-query-param", line: 6 }]);
  });

  it("stays with the frame of an app from page to page, and may be named by a switch", async () => {
    const app = await appOf(`const other = st.page(() => { if (st.button("home")) st.switchPage(home, { queryParams: { f: "z" } }); }, { title: "Other" });
const home = st.page(() => { if (st.button("go")) st.switchPage(other, { queryParams: { id: 7 } }); }, { title: "Home" });
const pg = st.navigation([home, other]);
st.textInput("f", { key: "f", bind: "query-params" });
await pg.run();`).run();
    app.textInput("f").setValue("x");
    await app.run();
    await app.button("go").click().run();
    expect(query(app)).toEqual({ id: ["7"], f: ["x"] });
    await app.button("home").click().run();
    expect(query(app)).toEqual({ f: ["z"] });
    expect(page(app)).toEqual(["textInput f", "button go"]);
    expect(app.textInput("f").value).toBe("z");
  });

  it.each([
    [`st.slider("a", { bind: "query-params" });`, "bind needs a key"],
    [`st.slider("a", { key: "a", bind: "query" });`, "bind cannot be"],
    [`st.textInput("a", { key: "a", type: "password", bind: "query-params" });`, "secret"],
  ])("refuses misuse: %s", async (script, message) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code: "bad-option", line: 2 }]);
    expect(app.exception[0]?.message).toContain(message);
  });

  it.each(["fileUploader", "cameraInput", "audioInput"])("is no option of st.%s: a file cannot stand in an address", async (name) => {
    const app = await appOf(`st.${name}("a", { key: "a", bind: "query-params" } as object);`).run();
    expect(app.exception).toMatchObject([{ code: "unknown-option", line: 2, message: `st.${name} has no option "bind".` }]);
  });
});
