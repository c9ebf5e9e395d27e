import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

const brush = '{ mark: "point", params: [{ name: "brush", select: "interval" }, { name: "pick", select: "point" }, { name: "size", value: 3 }] }';

async function refusalOf(call: string): Promise<{ code: string | undefined; message: string | undefined }> {
  const app = await appOf(`st.${call};`).run();
  const { code, message } = app.exception[0] ?? {};
  await app.dispose();
  return { code, message };
}

describe("a chart by a specification", () => {
  it("has the spec as its value, and its data beside it", async () => {
    const app = await appOf('st.vegaLiteChart([{ a: 1, when: new Date(0), name: "x", list: [1] }], { spec: { mark: "bar" } });').run();
    expect(app.vegaLiteChart[0]?.value).toEqual({ mark: "bar", data: { name: "dacapo" } });
    expect(app.vegaLiteChart[0]?.props["table"]).toMatchObject({ length: 1, columns: [{ name: "a", kind: "number" }, { name: "when", kind: "time" }, { name: "name", kind: "text", texts: ["x"] }, { name: "list", kind: "any", values: [[1]] }] });
  });

  it("may be the first argument alone, with its own data", async () => {
    const app = await appOf('st.vegaLiteChart({ mark: "bar", data: { values: [{ a: 1n }] } });').run();
    expect(app.vegaLiteChart[0]?.value).toEqual({ mark: "bar", data: { values: [{ a: 1 }] } });
    expect(app.vegaLiteChart[0]?.props["table"]).toBeUndefined();
  });

  it("loads nothing from an address", async () => {
    expect(await refusalOf('vegaLiteChart({ mark: "bar", data: { url: "https://example.com/cars.json" } })')).toEqual({ code: "remote-data", message: expect.stringContaining('"https://example.com/cars.json"') });
    expect((await refusalOf('vegaLiteChart({ layer: [{ mark: "bar", transform: [{ lookup: "a", from: { data: { url: "cars.csv" }, key: "a" } }] }] })')).code).toBe("remote-data");
    expect(await refusalOf('vegaLiteChart({ mark: "bar", data: { values: [{ data: { url: "https://example.com" } }] } })')).toEqual({ code: undefined, message: undefined });
  });

  it.each([
    ["vegaLiteChart([1])", "there is no spec"],
    ["vegaLiteChart([1], { spec: [] })", "spec must be an object"],
    ["const a = {}; a.a = a; st.vegaLiteChart([1], { spec: { mark: a } })", "the spec cannot be written as JSON"],
    ['vegaLiteChart([1], { spec: { mark: "bar" }, onSelect: "rerun" })', "onSelect needs a selection parameter in the spec"],
    [`vegaLiteChart([1], { spec: ${brush}, onSelect: "rerun", selectionMode: "size" })`, 'selectionMode names no selection parameter "size"'],
    ['vegaLiteChart([1], { spec: { mark: "bar" }, theme: "dark" })', 'theme cannot be "dark"'],
    ['vegaLiteChart([1], { spec: { mark: "bar" }, onSelect: 5 })', "onSelect must be a function"],
  ])("refuses %s", async (call, message) => {
    expect((await refusalOf(call.startsWith("const") ? call.replace("const", "text(''); const") : call)).message).toContain(message);
  });
});

describe("a selection", () => {
  it("is what the call returns, parameter by parameter, and runs the script again", async () => {
    const app = await appOf(`const { selection } = st.vegaLiteChart([{ a: 1 }], { spec: ${brush}, onSelect: "rerun" }); st.json(selection);`).run();
    expect(app.json[0]?.value).toEqual({ brush: {}, pick: {} });
    app.vegaLiteChart[0]?.setValue({ brush: { a: [0, 2] } });
    await app.run();
    expect(app.json[0]?.value).toEqual({ brush: { a: [0, 2] }, pick: {} });
    expect(app.vegaLiteChart[0]?.value).toEqual({ selection: { brush: { a: [0, 2] }, pick: {} } });
  });

  it("calls back first, and is in the session state under its key", async () => {
    const app = await appOf(`st.sessionState.calls ??= 0; st.vegaLiteChart([{ a: 1 }], { spec: ${brush}, key: "chart", selectionMode: ["pick"], onSelect: () => { st.sessionState.calls++; } }); st.json([st.sessionState.calls, st.sessionState.chart]);`).run();
    app.vegaLiteChart("chart").setValue({ pick: [{ a: 1 }] });
    await app.run();
    expect(app.json[0]?.value).toEqual([1, { selection: { pick: [{ a: 1 }] } }]);
  });

  it("of a parameter that is not reported makes no sense", async () => {
    const app = await appOf(`st.json(st.vegaLiteChart([{ a: 1 }], { spec: ${brush}, key: "chart", selectionMode: "pick", onSelect: "rerun" }));`).run();
    app.vegaLiteChart[0]?.setValue({ brush: { a: [0, 2] } });
    await app.run();
    expect(app.json[0]?.value).toEqual({ selection: { pick: {} } });
  });
});
