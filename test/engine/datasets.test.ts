import { expect, test } from "vitest";
import { type DatasetMessage, withDatasets } from "../../runtime/data/dataset.ts";
import type { Dataset, Taking } from "../../runtime/data/dataset.ts";
import { type Container, Page } from "../../runtime/engine/page.ts";
import { Control } from "../../runtime/link/control.ts";
import { DatasetStore } from "../../runtime/link/dataset-store.ts";

/** A page, and what a link keeps for it. */
/** What is done when the page is to have what has been drawn. */
let flushed: () => void = () => {};

function openPage() {
  const messages: DatasetMessage[] = [];
  const store = new DatasetStore();
  const page = new Page({ put() {}, send() {}, flush: () => flushed(), store: (message) => {
    if (message.store !== "datasets") return;
    messages.push(message);
    store.accept(message);
  } }, new Control());
  return { page, main: page.roots.main, messages, store };
}

/** Draws a table at a place, as a function of `st` does. */
function draw(container: Container, index: number, data: unknown, how: Taking = {}): Dataset {
  const dataset = container.page.datasets.take(data, container.children[index], how) ?? expect.fail();
  container.put(index, withDatasets({ type: "markdown", body: dataset.id }, [dataset]));
  return dataset;
}

const numbers = (...values: number[]) => ({ a: new Float64Array(values) });

test("the same data again is told to nobody, however it was made", () => {
  const { main, messages } = openPage();
  const first = draw(main, 0, numbers(1, 2));
  expect(draw(main, 0, numbers(1, 2))).toBe(first);
  const rows = [{ x: 1 }];
  draw(main, 1, rows);
  expect(messages.map((m) => "put" in m)).toEqual([true, true]);
  draw(main, 1, rows);
  expect(messages).toHaveLength(2);
});

test("the same object at another place is the same dataset, unless it was changed meanwhile", () => {
  const { main, messages } = openPage();
  const data = numbers(1, 2);
  const first = draw(main, 0, data);
  expect(draw(main, 1, data)).toBe(first);
  data.a[0] = 5;
  expect(draw(main, 2, data)).not.toBe(first);
  expect(messages).toHaveLength(2);
});

test("what is drawn over, trimmed, removed or left with its container is let go", () => {
  const { page, main, store } = openPage();
  const over = draw(main, 0, numbers(1));
  const block = draw(main, 1, numbers(2));
  const kept = draw(main, 2, numbers(3));
  const trimmed = draw(main, 3, numbers(4));
  draw(main, 0, numbers(9));
  const inner = main.putBlock(1, { type: "container" });
  const inside = draw(inner, 0, numbers(5));
  main.cursor = 3;
  main.trim();
  expect([over, block, trimmed].map(({ id }) => store.get(id))).toEqual([undefined, undefined, undefined]);
  expect([kept, inside].every(({ id }) => store.get(id) !== undefined)).toBe(true);
  main.remove(1);
  expect(store.get(inside.id)).toBeUndefined();
  page.release(main);
  expect(store.get(kept.id)).toBeUndefined();
});

test("a dataset that stands twice stays until both have gone", () => {
  const { main, store } = openPage();
  const data = numbers(1);
  const { id } = draw(main, 0, data);
  draw(main, 1, data);
  main.remove(0);
  expect(store.get(id)).toBeDefined();
  main.remove(0);
  expect(store.get(id)).toBeUndefined();
});

test("the memory of what has gone is used again, but for what somebody reads and what may be drawn again", async () => {
  const { main, store } = openPage();
  const gone = draw(main, 0, numbers(1));
  draw(main, 0, numbers(2));
  const next = draw(main, 0, numbers(3));
  const bufferOf = (dataset: Dataset): unknown => (dataset.columns[0]?.kind === "number" ? dataset.columns[0].values.buffer : undefined);
  expect(bufferOf(next)).toBe(bufferOf(gone));

  const lasting = draw(main, 1, numbers(4), { lasts: true });
  draw(main, 1, numbers(5));
  main.put(1, withDatasets({ type: "markdown", body: lasting.id }, [lasting]));
  expect(await store.rows({ dataset: lasting.id, from: 0, to: 1 })).toMatchObject({ answer: { body: { rows: [[4]] } } });
});

test("a view that asks for what has left the page is told so", async () => {
  const { main, store } = openPage();
  const { id } = draw(main, 0, numbers(1));
  draw(main, 0, numbers(2));
  expect((await store.rows({ dataset: id, from: 0, to: 1 })).answer.ok).toBe(false);
});

const rowsOf = 3_000_000;
const large = (n: number) => ({ a: Float64Array.from({ length: rowsOf }, (_, i) => i + n) });

test("of a large table the page gets the first rows before the rest is copied; who asks for those waits", async () => {
  const { main, store, messages } = openPage();
  const seen: unknown[] = [];
  let last: Promise<unknown> | undefined;
  flushed = () => {
    const [message] = messages;
    if (!message || !("put" in message) || message.put.columns[0]?.kind !== "number") return expect.fail();
    const { values } = message.put.columns[0];
    seen.push(values[1], values[rowsOf - 1]);
    last = store.rows({ dataset: message.put.id, from: rowsOf - 1, to: rowsOf });
  };
  draw(main, 0, large(5), { headOnly: true });
  expect(seen).toEqual([6, 0]);
  expect(await last).toMatchObject({ answer: { ok: true, body: { rows: [[rowsOf + 4]] } } });
});

test("what the script does to a large table after it was drawn does not show", async () => {
  const { main, store } = openPage();
  flushed = () => {};
  const data = large(0);
  const { id } = draw(main, 0, data, { headOnly: true });
  data.a.fill(-1);
  expect(await store.rows({ dataset: id, from: rowsOf - 1, to: rowsOf })).toMatchObject({ answer: { body: { rows: [[rowsOf - 1]] } } });
});

test("a table that was taken and not drawn leaves nothing to be done", async () => {
  const { page, main, store } = openPage();
  flushed = () => expect.fail("there is nothing that the page waits for");
  page.datasets.take(large(0), undefined, { headOnly: true });
  const { id } = draw(main, 0, numbers(1, 2), { headOnly: true });
  expect(await store.rows({ dataset: id, from: 1, to: 2 })).toMatchObject({ answer: { body: { rows: [[2]] } } });
  // Something else is drawn instead: the card of an error.
  page.datasets.take(large(1), undefined, { headOnly: true });
  main.put(1, { type: "markdown", body: "no" });
});

test("a large table whose rest never comes is not waited for for ever", async () => {
  const { page, store } = openPage();
  const dataset = page.datasets.take(large(0), undefined, { headOnly: true }) ?? expect.fail();
  store.accept({ store: "datasets", put: dataset });
  expect((await store.rows({ dataset: dataset.id, from: 0, to: 1 })).answer.ok).toBe(false);
});
