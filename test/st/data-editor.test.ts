import { afterEach, describe, expect, it } from "vitest";
import type { Json } from "../../runtime/protocol/json.ts";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { random } from "../lib/random.ts";
import { threadIn } from "./lib/thread.ts";

const apps: AppTest[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => app.dispose())));

/** An app whose script is `body`, after its first run. */
async function run(body: string): Promise<AppTest> {
  const app = AppTest.fromString(`import st from "dacapo";\nst.sessionState.n ??= 0;\n${body}`, { inProcess: true, timeout: "30s" });
  apps.push(app);
  await app.run();
  return app;
}

const rows = `const rows = [{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }];`;
const simple = `${rows} const out = st.dataEditor(rows, { numRows: "dynamic", key: "ed" }); st.json(out);`;

describe("st.dataEditor", () => {
  it("gives the data with what was edited, added and deleted, and the difference under its key", async () => {
    const app = await run(simple);
    expect(app.json[0]?.value).toEqual([{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }]);
    app.dataEditor("ed").editCell(0, "a", 10).addRow({ b: "new" }).deleteRow(1).editCell(2, "a", 40);
    await app.run();
    expect(app.json[0]?.value).toEqual([{ a: 10, b: "x" }, { a: 3, b: "z" }, { a: 40, b: "new" }]);
    expect(app.dataEditor("ed").value).toEqual(app.json[0]?.value);
    expect(app.sessionState.ed).toEqual({ editedRows: { 0: { a: 10 } }, addedRows: [{ a: 40, b: "new" }], deletedRows: [1] });
    await app.dataEditor("ed").editCell(1, "b", "Z").deleteRow(2).run();
    expect(app.json[0]?.value).toEqual([{ a: 10, b: "x" }, { a: 3, b: "Z" }]);
  });

  it("keeps the edits while the same data is passed, whatever else runs", async () => {
    const app = await run(simple + 'st.button("Other");');
    await app.dataEditor("ed").editCell(0, "a", 10).addRow({ a: 4, b: "w" }).run();
    await app.button("Other").click().run();
    await app.run();
    expect(app.json[0]?.value).toEqual([{ a: 10, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }, { a: 4, b: "w" }]);
  });

  it("calls back once for each change, and its key cannot be set", async () => {
    const app = await run(`${rows} st.dataEditor(rows, { key: "ed", onChange: () => { st.sessionState.n++; st.sessionState.seen = st.sessionState.ed.editedRows[0]; } });`);
    await app.dataEditor("ed").editCell(0, "a", 5).run();
    await app.run();
    expect([app.sessionState.n, app.sessionState.seen]).toEqual([1, { a: 5 }]);
    app.sessionState.ed = {};
    await app.run();
    expect(app.exception[0]?.code).toBe("value-not-allowed");
  });

  it("lets a test do only what a person could", async () => {
    const app = await run(`${rows} st.dataEditor(rows, { key: "ed", disabled: ["b"] }); st.dataEditor(rows, { key: "off", disabled: true });`);
    const editor = app.dataEditor("ed");
    expect(() => editor.addRow({})).toThrow('numRows is "fixed"');
    expect(() => editor.deleteRow(0)).toThrow('numRows is "fixed"');
    expect(() => editor.editCell(3, "a", 1)).toThrow("no row 3");
    expect(() => editor.editCell(0, "c", 1)).toThrow('no column "c"');
    expect(() => editor.editCell(0, "b", 1)).toThrow("disabled");
    expect(() => app.dataEditor("off").editCell(0, "a", 1)).toThrow("disabled");
  });

  const shapes: [name: string, data: string, edit: (app: AppTest) => void, out: string][] = [
    ["columns", '{ a: [1, 2], b: new Float64Array([3, 4]) }', (app) => app.dataEditor[0]?.editCell(1, "b", 5), "out.b instanceof Float64Array && [out.a, [...out.b]]"],
    ["lists", '[[1, "x"], [2, "y"]]', (app) => app.dataEditor[0]?.editCell(1, "0", 5), "out"],
    ["a Map", 'new Map([["k", { a: 1 }], ["l", { a: 2 }]])', (app) => app.dataEditor[0]?.editCell(1, "a", 5), "[...out]"],
    ["plain values", '["x", "y"]', (app) => app.dataEditor[0]?.editCell(0, "value", "z").addRow({ value: "w" }), "out"],
    ["dates", '[{ d: new Date(1) }]', (app) => app.dataEditor[0]?.editCell(0, "d", new Date(7)), "out.map(({ d }) => d instanceof Date && d.getTime())"],
    ["instances", "[new (class Point { a = 1; get twice() { return 2 * this.a; } })()]", (app) => app.dataEditor[0]?.editCell(0, "a", 5), "out.map((point) => point.twice)"],
  ];
  const outs = [[[1, 2], [3, 5]], [[1, "x"], [5, "y"]], [["k", { a: 1 }], ["l", { a: 5 }]], ["z", "y", "w"], [7], [10]];
  shapes.forEach(([name, data, edit, out], i) => it(`gives back the shape that it was given: ${name}`, async () => {
    const app = await run(`const data = ${data}; const out = st.dataEditor(data, { numRows: "dynamic" }); st.json(${out});`);
    edit(app);
    await app.run();
    expect(app.exception).toEqual([]);
    expect(app.json[0]?.value).toEqual(outs[i]);
  }));
});

describe("an edited table that is passed back", () => {
  const fed = `st.sessionState.rows ??= [{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }];
    st.sessionState.rows = st.dataEditor(st.sessionState.rows, { numRows: "dynamic", key: "ed" });
    st.json(st.sessionState.rows); st.button("Other");`;

  it("never loses or doubles an edit, whatever the order", async () => {
    const app = await run(fed);
    const next = random(4);
    let expected: { a: number; b: string }[] = [{ a: 1, b: "x" }, { a: 2, b: "y" }, { a: 3, b: "z" }];
    for (let round = 0; round < 25; round++) {
      const row = next(Math.max(1, expected.length));
      const what = expected.length === 0 ? "add" : (["edit", "edit", "add", "delete", "other"] as const)[next(5)];
      if (what === "edit") {
        app.dataEditor("ed").editCell(row, "a", 100 + round);
        expected = expected.with(row, { b: "", ...expected[row], a: 100 + round });
      } else if (what === "add") {
        app.dataEditor("ed").addRow({ a: round, b: `new ${round}` });
        expected.push({ a: round, b: `new ${round}` });
      } else if (what === "delete") {
        app.dataEditor("ed").deleteRow(row);
        expected.splice(row, 1);
      } else {
        app.button("Other").click();
      }
      await app.run();
      expect(app.json[0]?.value, `round ${round}: ${what} ${row}`).toEqual(expected);
      expect(app.dataEditor("ed").value, `shown in round ${round}`).toEqual(expected);
    }
  });

  it("may be reworked by the script: its own word counts, and what the person does next comes on top", async () => {
    const app = await run(`st.sessionState.rows ??= [{ a: 1, twice: 2 }, { a: 5, twice: 10 }];
      const out = st.dataEditor(st.sessionState.rows, { numRows: "dynamic", key: "ed" });
      st.sessionState.rows = out.map(({ a }) => ({ a: Math.min(a, 9), twice: 2 * Math.min(a, 9) }));
      st.json(st.sessionState.rows);`);
    await app.dataEditor("ed").editCell(0, "a", 50).addRow({ a: 3 }).run();
    expect(app.json[0]?.value).toEqual([{ a: 9, twice: 18 }, { a: 5, twice: 10 }, { a: 3, twice: 6 }]);
    await app.dataEditor("ed").editCell(2, "a", 4).run();
    expect(app.json[0]?.value).toEqual([{ a: 9, twice: 18 }, { a: 5, twice: 10 }, { a: 4, twice: 8 }]);
    expect(app.dataEditor("ed").value).toEqual([{ a: 9, twice: 18 }, { a: 5, twice: 10 }, { a: 4, twice: 6 }]);
  });

  it("is passed back in the same run by a rerun, and nothing is lost", async () => {
    const app = await run(`st.sessionState.rows ??= [{ a: 1 }];
      const out = st.dataEditor(st.sessionState.rows, { numRows: "dynamic" });
      if (JSON.stringify(out) !== JSON.stringify(st.sessionState.rows)) { st.sessionState.rows = out; st.rerun(); }
      st.json(out);`);
    for (let i = 0; i < 4; i++) await app.dataEditor[0]?.addRow({ a: i }).editCell(0, "a", 10 * i).run();
    expect(app.json[0]?.value).toEqual([{ a: 30 }, { a: 0 }, { a: 1 }, { a: 2 }, { a: 3 }]);
  });
});

describe("other data in an editor", () => {
  it("shows its own values", async () => {
    const app = await run(`const records = [[{ a: 1, b: "x" }], [{ a: 7, b: "q" }], [{ a: 1, b: "x" }, { a: 2, b: "y" }]];
      st.json(st.dataEditor(records[st.sessionState.n % 3], { key: "ed" }));`);
    await app.dataEditor("ed").editCell(0, "a", 5).run();
    app.sessionState.n = 1;
    await app.run();
    expect(app.json[0]?.value).toEqual([{ a: 7, b: "q" }]);
    app.sessionState.n = 2;
    await app.run();
    expect(app.json[0]?.value).toEqual([{ a: 1, b: "x" }, { a: 2, b: "y" }]);
  });

  it("keeps an edit that a refreshed table does not have, as long as the row is still the same", async () => {
    const app = await run(`const rows = [{ id: 1, name: "Ada", price: st.sessionState.n, order: 0 }, { id: 2, name: "Bo", price: 5, order: 0 }];
      st.json(st.dataEditor(rows, { key: "ed" }).map(({ price, order }) => [price, order]));`);
    await app.dataEditor("ed").editCell(0, "order", 3).run();
    app.sessionState.n = 8;
    await app.run();
    expect(app.json[0]?.value).toEqual([[8, 3], [5, 0]]);
  });

  it("has no edits of columns that it does not have", async () => {
    const app = await run(`st.json(st.dataEditor([st.sessionState.n ? { c: 1 } : { a: 1 }], { key: "ed" }));`);
    await app.dataEditor("ed").editCell(0, "a", 5).run();
    app.sessionState.n = 1;
    await app.run();
    expect(app.json[0]?.value).toEqual([{ c: 1 }]);
  });
});

describe("what a page says of an editor", () => {
  const script = `st.sessionState.rows ??= [{ a: 1 }, { a: 2 }]; st.sessionState.rows = st.dataEditor(st.sessionState.rows, { numRows: "dynamic", key: "ed" });`;

  it("counts although it still spoke of the data before", async () => {
    const thread = threadIn(script);
    await thread.rest(5000);
    const shown = () => thread.tree.roots[0]?.children[0]?.data;
    const first = shown();
    const [id, base] = first?.type === "dataEditor" ? [first.id, first.value.base] : expect.fail();
    const one = { base, editedRows: { 0: { a: 10 } }, addedRows: [{ number: 1, cells: { a: 3 } }], deletedRows: [] };
    thread.event({ [id]: one });
    await thread.rest(5000);
    thread.post({ type: "rerun", cause: "command" });
    await thread.rest(5000);
    expect(shown()).toMatchObject({ value: { editedRows: {}, addedRows: [], deletedRows: [] } });
    // The page has not seen that yet: it goes on from what it had.
    thread.event({ [id]: { ...one, addedRows: [{ number: 1, cells: { a: 33 } }, { number: 2, cells: { a: 4 } }], deletedRows: [1] } });
    await thread.rest(5000);
    expect(thread.state.get("rows")).toEqual([{ a: 10 }, { a: 33 }, { a: 4 }]);
  });

  it("is ignored when it makes no sense", async () => {
    const thread = threadIn(script);
    await thread.rest(5000);
    const first = thread.tree.roots[0]?.children[0]?.data;
    const [id, base] = first?.type === "dataEditor" ? [first.id, first.value.base] : expect.fail();
    const odds: Json[] = [null, 5, {}, { base: "other", editedRows: {}, addedRows: [], deletedRows: [] }, { base, editedRows: [], addedRows: {}, deletedRows: 1 }];
    for (const odd of odds) thread.event({ [id]: odd });
    thread.event({ [id]: { base, editedRows: { 7: { a: 1 }, 0: { nope: 1 } }, addedRows: [5], deletedRows: [9, -1, "x"] } });
    await thread.rest(5000);
    expect(thread.state.get("rows")).toEqual([{ a: 1 }, { a: 2 }]);
  });
});
