import { describe, expect, test } from "vitest";
import { OwnCode, executing } from "../../runtime/link/own-code.ts";

const code = new OwnCode("file:///opt/dacapo/dist/");
const frames = (...urls: string[]) => urls.map((url, i) => ({ url, line: i + 1 }));

describe("whose code a frame is", () => {
  test.each([
    ["file:///home/me/app.ts", true, false],
    ["file:///home/me/lib/module.ts?v=3", true, false],
    ["file:///home/me/node_modules/lodash/lodash.js", false, false],
    ["file:///opt/dacapo/dist/child.mjs", false, true],
    ["node:internal/timers", false, true],
    ["evalmachine.<anonymous>", false, true],
    ["", false, true],
  ])("%s: own %s, never to be ended %s", (url, isOwn, isForeign) => {
    expect(code.isOwn(url)).toBe(isOwn);
    expect(code.isForeign(url)).toBe(isForeign);
  });
});

test("what is executing is the innermost code with an address", () => {
  expect(executing(frames("", "", "file:///a.ts", "node:x"))).toBe("file:///a.ts");
  expect(executing(frames("node:fs", "file:///a.ts"))).toBe("node:fs");
  expect(executing([])).toBe("");
});

test("the line that is told is the innermost of the person's own, without the version of a module", () => {
  expect(code.innermost(frames("node:fs", "file:///opt/dacapo/dist/child.mjs", "file:///home/me/my%20app.ts?v=2", "file:///home/me/app.ts"))).toEqual({ file: "/home/me/my app.ts", line: 3 });
  expect(code.innermost(frames("node:fs"))).toBeUndefined();
});
