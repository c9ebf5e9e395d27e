/** Data of every shape with something wrong, and text that stands for a table: a table, or an error that says what to do. */
import { expect, test } from "vitest";
import { Buffers } from "../../runtime/data/buffers.ts";
import { newGuard } from "../../runtime/data/dataset.ts";
import { takeTable } from "../../runtime/data/take-table.ts";
import { badTable } from "../../runtime/engine/errors.ts";
import { DatasetStore } from "../../runtime/link/dataset-store.ts";
import { fromTsv, toTsv } from "../../webview/elements/dataframe/delimited.ts";
import { checkedReply } from "../../runtime/protocol/guards.ts";
import { random } from "../lib/random.ts";
import { DataError, hostileData } from "./lib/hostile-data.ts";
import { fuzzTimeoutMs, rounds } from "./lib/rounds.ts";

const buffers = new Buffers();

/** What came of data: the rows of a table as the page asks for them, or why there is none. */
async function fateOf(data: unknown, next: (n: number) => number): Promise<"table" | "refused" | "its own error"> {
  let table;
  try {
    table = takeTable(data, buffers);
  } catch (error) {
    if (error instanceof DataError || isOfProxy(error)) return "its own error";
    throw error;
  }
  if (!table) {
    expect(badTable("dataframe", data).fix).toContain("Pass a list of records");
    return "refused";
  }
  const store = new DatasetStore();
  store.accept({ store: "datasets", put: { ...table, id: "d", guard: newGuard() } });
  const column = table.columns[next(table.columns.length + 1)]?.name ?? "none";
  const { answer } = await store.rows({ dataset: "d", from: next(3), to: 50, ...(next(2) === 0 && { sort: { column, descending: next(2) === 0 } }), ...(next(3) === 0 && { search: "e" }) });
  expect(checkedReply("rows", { answer }).answer).toMatchObject({ ok: true });
  return "table";
}

/** The language's own answer to who reads a proxy that was revoked. */
const isOfProxy = (error: unknown): boolean => error instanceof TypeError && error.message.includes("proxy");

const tables = rounds({ usual: 1500, soak: 50_000 });

test(`${tables} pieces of hostile data: a table, an error of the data's own, or one that says what to do`, { timeout: fuzzTimeoutMs }, async () => {
  const fates = { table: 0, refused: 0, "its own error": 0 };
  const wrong: string[] = [];
  for (let seed = 1; seed <= tables && wrong.length < 5; seed++) {
    const next = random(seed);
    await fateOf(hostileData(next), next).then(
      (fate) => void fates[fate]++,
      (error: unknown) => void wrong.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`),
    );
  }
  expect(wrong).toEqual([]);
  for (const [fate, times] of Object.entries(fates)) expect(times, fate).toBeGreaterThan(tables / 200);
});

const texts = rounds({ usual: 5000, soak: 200_000 });

test(`${texts} texts that are pasted into a table: every one is read, and what is copied comes back`, { timeout: fuzzTimeoutMs }, () => {
  const parts = ["a", '"', '""', "\t", "\n", "\r", "\r\n", " ", ",", "\0", "\ud800", "\u2028", "=1+1", "é", "x".repeat(300)];
  for (let seed = 1; seed <= texts; seed++) {
    const next = random(seed);
    const text = Array.from({ length: next(30) }, () => parts[next(parts.length)] ?? "").join("");
    const rows = fromTsv(text);
    const what = `seed ${seed}: ${JSON.stringify(text)}`;
    expect(rows.every((row) => row.length > 0), what).toBe(true);
    expect(rows.flat().join("").length, what).toBeLessThanOrEqual(text.length);
    // A single empty cell at the end is the line end that every program adds.
    if (rows.at(-1)?.join("") !== "") expect(fromTsv(toTsv(rows)), what).toEqual(rows);
  }
});
