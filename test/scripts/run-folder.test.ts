import { once } from "node:events";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeRunFolder, removeRunFolder } from "../../scripts/lib/run-folder.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), "dacapo-place-"))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

test("what a run that was killed has left behind goes when the next one begins, and nothing else does", async () => {
  const script = `import { makeRunFolder } from ${JSON.stringify(pathToFileURL(inProject("scripts", "lib", "run-folder.mjs")).href)};
console.log(makeRunFolder(${JSON.stringify(place)}));
setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  const [said] = await once(other.stdout, "data");
  const left = String(said).trim();
  writeFileSync(join(left, "something"), "put aside");
  for (const name of ["dacapo-app-abcdef", "dacapo-of-today-abcdef", "dacapo-notes", "other-app-abcdef"]) mkdirSync(join(place, name));
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  for (const name of ["dacapo-app-abcdef", "dacapo-notes", "other-app-abcdef"]) utimesSync(join(place, name), twoDaysAgo, twoDaysAgo);

  const beside = makeRunFolder(place);
  expect(existsSync(left), "its owner is alive").toBe(true);
  other.kill("SIGKILL");
  await once(other, "close");
  const next = makeRunFolder(place);
  expect(existsSync(left)).toBe(false);
  expect(existsSync(beside), "this process is alive").toBe(true);
  removeRunFolder(beside);
  removeRunFolder(next);
  expect(readdirSync(place).toSorted()).toEqual(["dacapo-notes", "dacapo-of-today-abcdef", "other-app-abcdef"]);
});
