import { expect, test } from "vitest";
import { opaque, portable } from "../../scripts/lib/declarations.mjs";

test("specifiers are those that every resolution understands", () => {
  expect(portable('import { a } from "./a.ts";\nexport type B = import("../b.gen.ts").B;\nimport x from "node:fs";')).toBe('import { a } from "./a.js";\nexport type B = import("../b.gen.js").B;\nimport x from "node:fs";');
});

test("types from inside are opaque", () => {
  const declared = 'import { type A, B } from "../script/program.ts";\nimport type { C } from "../st/c.ts";\nimport type { D as E } from "./outlet.ts";\nimport type { F } from "../engine/pages/page-list.ts";';
  expect(opaque(declared)).toBe('type A = Record<string, unknown>; type B = Record<string, unknown>;\nimport type { C } from "../st/c.ts";\ntype E = Record<string, unknown>;\nimport type { F } from "../engine/pages/page-list.ts";');
});
