import { describe, expect, test } from "vitest";
import { importsDacapo } from "../../extension/editor/imports-dacapo.ts";

describe("an app is a file that imports dacapo", () => {
  test.each([
    'import st from "dacapo";',
    "import st from 'dacapo'",
    'import { header, button } from "dacapo";',
    'import {\n  header, // draws\n  button,\n} from "dacapo";',
    'import * as st from "dacapo"',
    'import "dacapo"',
    'import st, { type Table } from "dacapo"',
    'export { header } from "dacapo"',
    'const st = require("dacapo")',
    'const { default: st } = await import( "dacapo" )',
    'const quote = /["\']/;\nimport st from "dacapo";',
    '#!/usr/bin/env node\nimport st from "dacapo";',
    '// import st from "dacapo"\nimport st from "dacapo"',
    'const text = "import";\nconst s = `a ${b} "dacapo"`;\nimport st from "dacapo"',
    'import type { Table } from "dacapo";\nimport st from "dacapo";',
    'import type from "dacapo"',
  ])("%j", (source) => expect(importsDacapo(source)).toBe(true));
});

describe("no app", () => {
  test.each([
    "",
    'import st from "streamlit";',
    '// import st from "dacapo";',
    '/*\nimport st from "dacapo";\n*/',
    'import type { Table } from "dacapo";',
    'import { AppTest } from "dacapo/testing";',
    'import x from "./dacapo"',
    'const name = "dacapo";',
    'const code = `import st from "dacapo"`;',
    "const code = 'import st from \"dacapo\"';",
    'console.log("from", "dacapo")',
  ])("%j", (source) => expect(importsDacapo(source)).toBe(false));
});

test("a large file that only names it is read in a moment", () => {
  const source = `${'const s = "dacapo"; // "dacapo"\n'.repeat(20_000)}`;
  const began = performance.now();
  expect(importsDacapo(source)).toBe(false);
  expect(performance.now() - began).toBeLessThan(500);
});
