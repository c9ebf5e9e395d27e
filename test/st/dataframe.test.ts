import { afterEach, describe, expect, it } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
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

/** The element, without looking at its rows. */
const props = (app: AppTest, type: "dataframe" | "dataEditor" = "dataframe") => app[type][0]?.props ?? expect.fail();

describe("st.dataframe", () => {
  it("shows data of any shape, and a test sees it as records", async () => {
    const app = await run(`
      st.dataframe([{ a: 1, when: new Date(5) }, { a: null, when: null }]);
      st.dataframe({ a: new Float32Array([0.5]), b: ["x"] });
      st.dataframe(new Map([["k", 1]]));
      st.dataframe();
    `);
    expect(app.dataframe.map(({ value }) => value)).toEqual([
      [{ a: 1, when: new Date(5) }, { a: null, when: null }],
      [{ a: 0.5, b: "x" }],
      [{ "": "k", value: 1 }],
      [],
    ]);
  });

  it("sends no rows but the first, however large it is, and nothing when nothing changed", async () => {
    const app = await run(`const a = new Float64Array(200_000).fill(1); a[199_999] = st.sessionState.n; st.dataframe({ a });`);
    const before = props(app);
    expect(before).toMatchObject({ rows: 200_000, columns: [{ at: 0, name: "a", kind: "number", type: "number" }] });
    expect(JSON.stringify(before).length).toBeLessThan(1000);
    await app.run();
    expect(props(app)["dataset"]).toBe(before["dataset"]);
    app.sessionState.n = 7;
    await app.run();
    expect(props(app)["dataset"]).not.toBe(before["dataset"]);
    expect(app.dataframe[0]?.value).toHaveProperty("199999.a", 7);
  });

  it("is the same to a cached function that draws it again", async () => {
    const app = await run(`
      const show = st.cacheData(() => { st.dataframe([{ a: 1 }]); });
      if (st.sessionState.n !== 1) show();
      else st.dataframe([{ b: 2 }]);
    `);
    app.sessionState.n = 1;
    await app.run();
    expect(app.dataframe[0]?.value).toEqual([{ b: 2 }]);
    app.sessionState.n = 2;
    await app.run();
    expect(app.dataframe[0]?.value).toEqual([{ a: 1 }]);
  });

  it("shows the columns that it is told to, as it is told to", async () => {
    const app = await run(`st.dataframe([{ a: 1, b: 2, c: true, d: "x" }], {
      columnOrder: ["d", "b", "a"],
      columnConfig: { a: null, b: "Bees", d: st.columnConfig.selectboxColumn({ label: "Dee", options: [1, 2], formatFunc: (n) => "No. " + n }) },
      hideIndex: true, rowHeight: 30, placeholder: "–",
    });`);
    expect(props(app)).toMatchObject({
      columns: [
        { at: 3, name: "d", type: "selectbox", label: "Dee", options: [{ value: 1, label: "No. 1" }, { value: 2, label: "No. 2" }] },
        { at: 1, name: "b", type: "number", label: "Bees" },
      ],
      hideIndex: true, rowHeight: 30, placeholder: "–",
    });
  });

  it("gives what is selected, and forgets it with other data, unless it has a key", async () => {
    const app = await run(`
      const rows = [{ a: st.sessionState.n }, { a: 2 }, { a: 3 }];
      st.json(st.dataframe(rows, { onSelect: "rerun", selectionMode: ["multi-row", "single-column"] }).selection);
      st.json(st.dataframe(rows, { onSelect: "rerun", key: "kept", selectionDefault: { selection: { rows: [1] } } }).selection);
    `);
    const none = { rows: [], columns: [], cells: [] };
    const selections = () => app.json.map(({ value }) => value);
    expect(selections()).toEqual([none, { ...none, rows: [1] }]);
    app.dataframe[0]?.selectRows([2, 0]).selectColumns(["a"]);
    app.dataframe("kept").selectRows([2]);
    await app.run();
    expect(selections()).toEqual([{ rows: [2, 0], columns: ["a"], cells: [] }, { ...none, rows: [2] }]);
    expect(app.sessionState.kept).toEqual({ selection: { ...none, rows: [2] } });
    app.sessionState.n = 1;
    await app.run();
    expect(selections()).toEqual([none, { ...none, rows: [2] }]);
  });

  it("calls back when the selection changes, and takes one from the script", async () => {
    const app = await run(`st.dataframe([{ a: 1 }, { a: 2 }], { key: "t", selectionMode: "single-cell", onSelect: () => { st.sessionState.n++; } }); st.write("n", st.sessionState.n);`);
    await app.dataframe("t").selectCells([[1, "a"]]).run();
    expect(app.sessionState.n).toBe(1);
    app.sessionState.t = { selection: { cells: [[0, "a"]] } };
    await app.run();
    expect(app.sessionState.t).toEqual({ selection: { rows: [], columns: [], cells: [[0, "a"]] } });
    expect(() => app.dataframe("t").selectRows([0])).toThrow("no rows can be selected");
  });

  it("drops from a selection what the data no longer has", async () => {
    const app = await run(`const rows = [{ a: 1 }, { a: 2 }].slice(0, 2 - st.sessionState.n); st.json(st.dataframe(rows, { key: "t", onSelect: "rerun" }).selection.rows);`);
    await app.dataframe("t").selectRows([0, 1]).run();
    app.sessionState.n = 1;
    await app.run();
    expect(app.json[0]?.value).toEqual([0]);
  });

  it("delivers the click on a button of a column to its callback and its key, once", async () => {
    const thread = threadIn(`
      const onClick = ({ row, column }) => { st.sessionState.clicked = [row, column]; };
      st.dataframe([{ a: 1 }, { a: 2 }], { columnConfig: { a: st.columnConfig.buttonColumn({ onClick, key: "go" }) } });
      st.json(st.sessionState.go);
    `);
    await thread.rest(5000);
    const shown = () => thread.tree.roots[0]?.children.map(({ data }) => data) ?? [];
    const [table] = shown();
    const widget = (table?.type === "dataframe" && table.columns[0]?.trigger) || expect.fail();
    expect(shown()[1]).toMatchObject({ body: null });
    thread.event({}, { widget, value: { row: 1 } });
    await thread.rest(5000);
    expect(thread.state.get("clicked")).toEqual([1, "a"]);
    expect(shown()[1]).toMatchObject({ body: { row: 1, column: "a" } });
    thread.post({ type: "rerun", cause: "command" });
    await thread.rest(5000);
    expect(shown()[1]).toMatchObject({ body: null });
  });

  const misuses: [script: string, message: RegExp][] = [
    ["st.dataframe(5)", /the data cannot be 5/],
    ['st.dataframe([], { selectionMode: "all", onSelect: "rerun" })', /selectionMode cannot be "all"/],
    ['st.dataframe([], { selectionMode: ["single-row", "multi-row"], onSelect: "rerun" })', /both "single-row" and "multi-row"/],
    ["st.dataframe([], { columnConfig: { a: 5 } })", /columnConfig of "a" cannot be 5/],
    ["st.dataframe([], { columnConfig: { a: st.columnConfig.numberColumn({ fmt: 1 }) } })", /no option "fmt"/],
    ['st.columnConfig.textColumn({ validate: "(" })', /not a regular expression/],
    ['st.dataframe([], { height: "tall" })', /height/],
    ['st.dataEditor([], { numRows: "some" })', /numRows/],
  ];
  for (const [script, message] of misuses) {
    it(`says what is wrong: ${script}`, async () => {
      const app = await run(script);
      expect(app.exception[0]?.message).toMatch(message);
    });
  }
});
