import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mutants } from "../../scripts/lib/mutants.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";

const read = (path: string): string => readFileSync(join(inProject(), path), "utf8");

test("every protection that can be taken away stands where the list says, once", () => {
  const stale = mutants.filter(({ file, find }) => read(file).split(find).length !== 2);
  expect(stale.map(({ protects, file }) => `${protects} (${file})`)).toEqual([]);
});
