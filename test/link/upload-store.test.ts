import { expect, test } from "vitest";
import type { LinkToEngine } from "../../runtime/link/port.ts";
import { Stores } from "../../runtime/link/stores.ts";
import { UploadStore } from "../../runtime/link/upload-store.ts";

function storesWithEngine() {
  const posted: LinkToEngine[] = [];
  const moved: ArrayBuffer[] = [];
  const stores = new Stores((message, moves = []) => {
    posted.push(message);
    moved.push(...moves);
  });
  const piece = (from: number, bytes: ArrayLike<number>, rest: { id?: string; size?: number; name?: string; type?: string } = {}) =>
    stores.answer({ kind: "upload", id: "f", name: "a.csv", type: "text/csv", size: 4, ...rest, from }, [bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes)]);
  return { posted, moved, stores, piece };
}

test("a file moves to the engine when its last piece has come, and not before", async () => {
  const { posted, moved, piece } = storesWithEngine();
  expect((await piece(0, [1, 2])).answer).toEqual({ ok: true, body: { received: 2 } });
  expect(posted).toEqual([]);
  expect((await piece(2, [3, 4])).answer).toEqual({ ok: true, body: { received: 4 } });
  expect(posted).toEqual([{ type: "file", file: { given: { id: "f", name: "a.csv", type: "text/csv", bytes: new Uint8Array([1, 2, 3, 4]) } } }]);
  expect(moved).toHaveLength(1);
});

test("a file of 200 MB arrives whole, in pieces of 2 MB, and its memory moves without a copy of it", async () => {
  const { posted, moved, piece } = storesWithEngine();
  const [size, step] = [200 * 1024 * 1024, 2 * 1024 * 1024];
  for (let from = 0; from < size; from += step) {
    const bytes = new Uint8Array(step).fill(from / step);
    expect((await piece(from, bytes, { size })).answer).toEqual({ ok: true, body: { received: from + step } });
  }
  expect(posted).toHaveLength(1);
  expect(moved.map(({ byteLength }) => byteLength)).toEqual([size]);
  const whole = new Uint8Array(moved[0] ?? expect.fail());
  for (let from = 0; from < size; from += step) expect([whole[from], whole[from + step - 1]]).toEqual([from / step, from / step]);
});

test("an empty file is one piece without bytes", async () => {
  const { posted, piece } = storesWithEngine();
  await piece(0, [], { size: 0 });
  expect(posted).toHaveLength(1);
});

test("pieces that do not follow one another are refused, and the file can begin anew", async () => {
  const { posted, piece } = storesWithEngine();
  expect((await piece(2, [3, 4])).answer.ok).toBe(false);
  await piece(0, [1, 2]);
  expect((await piece(1, [9])).answer.ok).toBe(false);
  expect((await piece(2, [3, 4, 5])).answer.ok).toBe(false);
  expect((await piece(2, [3], { size: 3 })).answer.ok).toBe(false);
  await piece(0, [5, 6]);
  await piece(2, [7, 8]);
  expect(posted).toMatchObject([{ file: { given: { bytes: new Uint8Array([5, 6, 7, 8]) } } }]);
});

test("names are names alone, and what is no type or no id is not taken for one", async () => {
  const { posted, piece } = storesWithEngine();
  await piece(0, [1], { size: 1, name: "../../etc/passwd", type: "text/html;\r\nX: y" });
  expect(posted).toMatchObject([{ file: { given: { name: "passwd", type: "" } } }]);
  for (const id of ["", "a/b", "x".repeat(65)]) expect((await piece(0, [1], { size: 1, id })).answer.ok).toBe(false);
  expect((await piece(0, [1], { size: 2 ** 40 })).answer.ok).toBe(false);
});

test("a file that is taken back is forgotten here, or by the engine when it has arrived", async () => {
  const { posted, stores, piece } = storesWithEngine();
  await piece(0, [1, 2]);
  expect((await stores.answer({ kind: "forgetUpload", id: "f" })).answer).toEqual({ ok: true, body: { forgotten: true } });
  expect((await piece(2, [3, 4])).answer.ok).toBe(false);
  expect((await stores.answer({ kind: "forgetUpload", id: "f" })).answer).toEqual({ ok: true, body: { forgotten: false } });
  expect(posted).toEqual([{ type: "file", file: { takenBack: "f" } }]);
});

test("a file that was begun and never ended does not stay for ever", async () => {
  const { piece } = storesWithEngine();
  for (let i = 0; i < 65; i++) await piece(0, [1], { id: `f${i}` });
  expect((await piece(1, [2], { id: "f0" })).answer.ok).toBe(false);
  expect((await piece(1, [2], { id: "f1" })).answer.ok).toBe(true);
});

test("memory is taken for what has come, not for what was announced", async () => {
  const { posted, piece } = storesWithEngine();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 64; i++) expect((await piece(0, [1], { id: `f${i}`, size: 2 ** 31 - 1 })).answer.ok).toBe(true);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  // Whatever the pieces, the whole is what was sent.
  const size = 1000;
  const bytes = Array.from({ length: size }, (_, i) => i % 251);
  for (let from = 0; from < size; from += 7) await piece(from, bytes.slice(from, from + 7), { size });
  expect(posted).toMatchObject([{ file: { given: { bytes: new Uint8Array(bytes) } } }]);
});

test("files on their way hold no more together than one may have: the oldest was given up", () => {
  const store = new UploadStore(() => {}, 100);
  const piece = (id: string, from: number) => store.take({ id, name: "a", type: "", size: 80, from }, new Uint8Array(40)).answer.ok;
  expect([piece("a", 0), piece("b", 0), piece("c", 0)]).toEqual([true, true, true]);
  expect([piece("a", 40), piece("b", 40), piece("c", 40)]).toEqual([false, true, true]);
});
