import { beforeEach, expect, test, vi } from "vitest";

const compared = vi.hoisted(() => [] as [number, number][]);
vi.mock("node:crypto", async (load) => {
  const crypto = await load<typeof import("node:crypto")>();
  return {
    ...crypto,
    timingSafeEqual(a: Buffer, b: Buffer) {
      compared.push([a.byteLength, b.byteLength]);
      return crypto.timingSafeEqual(a, b);
    },
  };
});
const { createToken, isToken } = await import("../../runtime/server/token.ts");

beforeEach(() => void compared.splice(0));

test("a token is itself and nothing else", () => {
  const token = createToken();
  expect(isToken(token, token)).toBe(true);
  for (const other of [createToken(), "", null, undefined, token.slice(1), `${token}x`, token.toUpperCase()]) expect(isToken(token, other)).toBe(false);
});

test("what is given takes as long to compare whatever it is, however long", () => {
  const token = createToken();
  for (const given of [token, "", null, "x".repeat(10_000), token.slice(0, 5)]) isToken(token, given);
  expect(compared).toEqual(Array.from({ length: 5 }, () => [32, 32]));
});

test("no two tokens are alike", () => {
  expect(new Set(Array.from({ length: 1000 }, createToken)).size).toBe(1000);
});
