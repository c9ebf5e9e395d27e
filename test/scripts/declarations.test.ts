import { expect, test } from "vitest";
import { opaque, portable } from "../../scripts/lib/declarations.mjs";

test("specifiers are those that every resolution understands", () => {
  expect(portable('import { a } from "./a.ts";\nexport type B = import("../b.gen.ts").B;\nimport x from "node:fs";')).toBe('import { a } from "./a.js";\nexport type B = import("../b.gen.js").B;\nimport x from "node:fs";');
});

test("types from inside are opaque", () => {
  expect(opaque('import { type A, B } from "../script/program.ts";\nimport type { C } from "../st/c.ts";')).toBe('type A = unknown; type B = unknown;\nimport type { C } from "../st/c.ts";');
});
