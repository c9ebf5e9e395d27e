/** The examples about data: a CSV file, a database, a log, a budget. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { column, example } from "./example.ts";

/** A folder for one test. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "dacapo-example-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("explore-csv.ts", () => {
  it("narrows the rows down, and everything follows", async () => {
    const app = await example("explore-csv.ts");
    expect(app.metric("rows").value).toBe("240");
    await app.multiselect("shop").setValue(["Harbour"]).run();
    const rows = Number(app.metric("rows").value);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(240);
    await app.multiselect("shop").setValue([]).run();
    expect(app.info[0]?.value).toContain("No row is left");
  });

  it("reads cells in quotes, and columns of numbers as numbers", async () => {
    const file = join(folder(), "notes.csv");
    writeFileSync(file, 'name,note,size\nAda,"said ""yes"", twice",3\nGrace,,5\n');
    const app = await example("explore-csv.ts");
    await app.textInput("File").setValue(file).run();
    expect(app.dataframe[0]?.value).toEqual([{ name: "Ada", note: 'said "yes", twice', size: 3 }, { name: "Grace", note: "", size: 5 }]);
    expect(app.metric("mean size").value).toBe("4");
  });

  it("says that a file is not there", async () => {
    const app = await example("explore-csv.ts");
    await app.textInput("File").setValue("nowhere.csv").run();
    expect(app.warning[0]?.value).toContain("nowhere.csv");
  });
});

describe("sqlite-browser.ts", () => {
  it("shows a table page by page, and what a query gives", async () => {
    const app = await example("sqlite-browser.ts");
    expect(app.radio("Table").value).toBe("customers");
    await app.radio("Table").select("orders").run();
    expect(app.dataframe[0]?.value).toHaveLength(20);
    await app.pagination[0]?.setValue(4).run();
    expect(app.dataframe[0]?.value).toHaveLength(4);
    await app.textArea("SQL").setValue("select count(*) as n from orders").run();
    expect(app.dataframe[1]?.value).toEqual([{ n: 64 }]);
    await app.textArea("SQL").setValue("select nonsense").run();
    expect(app.error[0]?.value).toContain("no such column");
  });

  it("opens a file, and cannot write to it", async () => {
    const file = join(folder(), "own.db");
    const database = new DatabaseSync(file);
    database.exec("create table words (word text); insert into words values ('hello')");
    database.close();
    const app = await example("sqlite-browser.ts");
    await app.textInput("Database").setValue(file).run();
    expect(app.dataframe[0]?.value).toEqual([{ word: "hello" }]);
    await app.textArea("SQL").setValue("delete from words").run();
    expect(app.error[0]?.value).toContain("readonly");
  });
});

describe("log-viewer.ts", () => {
  it("filters by level, word and pattern", async () => {
    const app = await example("log-viewer.ts");
    await app.pills("Levels").setValue(["error"]).run();
    expect([...new Set(column(app.dataframe, "level"))]).toEqual(["error"]);
    await app.textInput("Find").setValue("/report 5\\d\\d/").run();
    expect([...new Set(column(app.dataframe, "message"))]).toEqual(["GET /api/report 500 in 2004 ms"]);
    await app.textInput("Find").setValue("/(/").run();
    expect(app.warning[0]?.value).toContain("Invalid regular expression");
  });

  it("shows lines that arrive, by running the fragment alone", async () => {
    const file = join(folder(), "own.log");
    writeFileSync(file, "2026-03-14T09:00:00Z ERROR first\n");
    const app = await example("log-viewer.ts", { clock: "manual" });
    await app.textInput("File").setValue(file).run();
    expect(app.metric("error").value).toBe("1");
    writeFileSync(file, "2026-03-14T09:00:00Z ERROR first\n2026-03-14T09:00:01Z ERROR second\n");
    await app.wait("2s");
    expect(app.metric("error").value).toBe("2");
    expect(app.runs.map(({ kind }) => kind)).toEqual(["fragment"]);
  });
});

describe("budget.ts", () => {
  it("computes with what is edited in the table", async () => {
    const app = await example("budget.ts");
    expect(app.metric("Planned").value).toBe("€1,354");
    await app.dataEditor[0]?.editCell(0, "amount", 1900).run();
    expect(app.metric("Planned").value).toBe("€2,354");
    expect(app.warning[0]?.value).toContain("larger than the income");
    await app.dataEditor[0]?.deleteRow(0).run();
    expect(app.warning).toHaveLength(0);
  });
});
