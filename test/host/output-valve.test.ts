import { beforeEach, expect, test } from "vitest";
import { OutputValve, windowBytes } from "../../runtime/host/output-valve.ts";

let now: number;
let shown: string;
let valve: OutputValve;

beforeEach(() => {
  now = 0;
  shown = "";
  valve = new OutputValve((text) => (shown += text), () => now);
});

test("ordinary output goes through as it is", () => {
  valve.write(Buffer.from("one\n"));
  valve.write(Buffer.from("two\n"));
  expect(shown).toBe("one\ntwo\n");
});

test("a character that is split between chunks stays whole", () => {
  const bytes = Buffer.from("né😀");
  for (const byte of bytes) valve.write(Buffer.from([byte]));
  expect(shown).toBe("né😀");
});

test("a flood is cut at the limit of the second, and the next output says how much is missing", () => {
  const chunk = Buffer.alloc(64 * 1024, "x");
  for (let i = 0; i < 1024; i++) valve.write(chunk);
  expect(shown.length).toBe(windowBytes);
  now = 1000;
  valve.write(Buffer.from("after\n"));
  expect(shown.slice(windowBytes)).toBe("\n[dacapo] 63.0 MiB of output were too fast to show.\nafter\n");
});

test("the end of the stream says how much is missing too", () => {
  valve.write(Buffer.alloc(windowBytes + 2048, "x"));
  valve.end();
  expect(shown.slice(windowBytes)).toBe("\n[dacapo] 2 KiB of output were too fast to show.\n");
});

test("the last words are kept, even of what was not shown, and no more than 8 KiB", () => {
  valve.write(Buffer.alloc(4 * windowBytes, "x"));
  valve.write(Buffer.from("the very end"));
  expect(shown).not.toContain("the very end");
  expect(valve.tail.endsWith("xthe very end")).toBe(true);
  expect(valve.tail.length).toBe(8 * 1024);
});
