import { expect, test } from "vitest";
import { namesFrom } from "../../scripts/lib/node-builtins.mjs";

test("what a file takes from one of Node's modules by name, whatever it calls it, and no types", () => {
  const text = `import fs, { readFileSync, statSync as stat } from "node:fs";
import { type Stats, readFileSync as read,
  writeFileSync } from 'node:fs';
import type { Dirent } from "node:fs";
import { join } from "node:path";
`;
  expect(namesFrom("node:fs", text)).toEqual(["readFileSync", "statSync", "writeFileSync"]);
  expect(namesFrom("node:path", text)).toEqual(["join"]);
  expect(namesFrom("node:os", text)).toEqual([]);
});
