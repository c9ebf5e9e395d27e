import { expect, test } from "vitest";
import { Buffers } from "../../runtime/data/buffers.ts";
import { closeDataset, type Dataset, newGuard } from "../../runtime/data/dataset.ts";
import { takeTable } from "../../runtime/data/take-table.ts";
import { DatasetStore } from "../../runtime/link/dataset-store.ts";
import type { Requests } from "../../runtime/protocol/requests.ts";

function dataset(data: unknown, id = "d"): Dataset {
  const table = takeTable(data, new Buffers()) ?? expect.fail();
  return { ...table, id, guard: newGuard() };
}

function storeOf(data: unknown): { store: DatasetStore; ask(asks?: Partial<Requests["rows"]["asks"]>): Promise<Requests["rows"]["body"]> } {
  const store = new DatasetStore();
  store.accept({ store: "datasets", put: dataset(data) });
  return {
    store,
    ask: async (asks) => {
      const { answer } = await store.rows({ dataset: "d", from: 0, to: 100, ...asks });
      return answer.ok ? answer.body : expect.fail(answer.reason);
    },
  };
}

test("rows are given as they stand, sorted, and searched, with their places in the data", async () => {
  const { ask } = storeOf([{ n: 3, t: "c" }, { n: null, t: "a" }, { n: 1, t: "ab" }]);
  expect(await ask({ from: 1, to: 3 })).toEqual({ total: 3, indexes: [1, 2], rows: [[null, "a"], [1, "ab"]] });
  expect((await ask({ sort: { column: "n", descending: false } })).indexes).toEqual([2, 0, 1]);
  expect(await ask({ search: "A", sort: { column: "t", descending: true } })).toEqual({ total: 2, indexes: [2, 1], rows: [[1, "ab"], [null, "a"]] });
});

test("asking beyond the end, or for a column that is not there, gives what there is", async () => {
  const { ask } = storeOf([{ n: 1 }]);
  expect(await ask({ from: 5, to: 9 })).toEqual({ total: 1, indexes: [], rows: [] });
  expect((await ask({ sort: { column: "x", descending: true } })).indexes).toEqual([0]);
});

test("an answer has a limited number of rows, however many were asked for", async () => {
  const { ask } = storeOf({ n: new Float64Array(10_000) });
  expect((await ask({ to: 1e9 })).rows).toHaveLength(2000);
});

test("a large table is sorted elsewhere, once for each way to look at it, and its last row is there at once", async () => {
  const { ask } = storeOf({ n: Float64Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 200_000) });
  const down = { column: "n", descending: true };
  const [first, last, found] = await Promise.all([ask({ sort: down, to: 2 }), ask({ sort: down, from: 199_999, to: 200_000 }), ask({ search: "199999" })]);
  expect([first.rows, last.rows, found.rows]).toEqual([[[199_999], [199_998]], [[0]], [[199_999]]]);
});

test("a table that is being read is not given back before the answer", async () => {
  const table = dataset({ n: Float64Array.from({ length: 200_000 }, (_, i) => -i) });
  const store = new DatasetStore();
  store.accept({ store: "datasets", put: table });
  const answer = store.rows({ dataset: "d", from: 0, to: 1, sort: { column: "n", descending: false } });
  expect(closeDataset(table)).toBe(false);
  expect(await answer).toMatchObject({ answer: { ok: true, body: { rows: [[-199_999]] } } });
  expect(closeDataset(table)).toBe(true);
  expect((await store.rows({ dataset: "d", from: 0, to: 1 })).answer.ok).toBe(false);
});
