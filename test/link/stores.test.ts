import { expect, test } from "vitest";
import { pieceBytes } from "../../runtime/link/media-store.ts";
import { Stores } from "../../runtime/link/stores.ts";

function shared(length: number, fill = 7): SharedArrayBuffer {
  const bytes = new SharedArrayBuffer(length);
  new Uint8Array(bytes).fill(fill);
  return bytes;
}
const put = (id: string, bytes: SharedArrayBuffer) => ({ store: "media", put: { id, type: "image/png", bytes } }) as const;
const ask = (id: string, from = 0) => ({ kind: "media", id, from }) as const;

test("a medium is given piece by piece, and each answer says how large the whole is", async () => {
  const stores = new Stores(() => {});
  stores.accept(put("m", shared(pieceBytes + 10)));
  const sizes = [];
  for (const from of [0, pieceBytes, pieceBytes + 10, 10 * pieceBytes]) {
    const { answer, attachments } = await stores.answer(ask("m", from));
    expect(answer).toEqual({ ok: true, body: { type: "image/png", size: pieceBytes + 10 } });
    sizes.push(attachments?.[0]?.byteLength);
  }
  expect(sizes).toEqual([pieceBytes, 10, 0, 0]);
});

test("what has left the page is still given to a view that is behind, but not for ever", async () => {
  const stores = new Stores(() => {});
  for (let i = 0; i < 100; i++) {
    stores.accept(put(`m${i}`, shared(3, i)));
    stores.accept({ store: "media", drop: [`m${i}`] });
  }
  expect((await stores.answer(ask("m99"))).attachments).toEqual([new Uint8Array([99, 99, 99])]);
  expect((await stores.answer(ask("m0"))).answer.ok).toBe(false);
});

test("what comes back to the page stays, whatever leaves after it", async () => {
  const stores = new Stores(() => {});
  const bytes = shared(3);
  stores.accept(put("back", bytes));
  stores.accept({ store: "media", drop: ["back"] });
  stores.accept(put("back", bytes));
  for (let i = 0; i < 100; i++) {
    stores.accept(put(`m${i}`, shared(3)));
    stores.accept({ store: "media", drop: [`m${i}`] });
  }
  expect((await stores.answer(ask("back"))).answer.ok).toBe(true);
});
