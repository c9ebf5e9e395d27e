import { closeSync, mkdtempSync, openSync, readFileSync, realpathSync, renameSync, rmSync, unlinkSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileWatch } from "../../runtime/host/watch-files.ts";

let folder: string;
let file: string;
let watch: FileWatch;
let seen: string[];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-watch-")));
  file = join(folder, "app.ts");
  writeFileSync(file, "one();\n");
  seen = [];
  watch = new FileWatch({ changed: (changed) => seen.push(changed), log: (_level, text) => expect.fail(text) });
  watch.watch([file]);
});
afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});

const saves = async (count: number): Promise<void> => {
  await expect.poll(() => seen.length, { interval: 1 }).toBe(count);
};
/** What must not happen is waited for: longer than the watch itself waits for anything. */
const nothingMore = async (count: number): Promise<void> => {
  await sleep(150);
  expect(seen).toHaveLength(count);
};

test("a save is told once, and at once: a file that looks whole is not waited for", async () => {
  watch.close();
  watch = new FileWatch({ changed: (changed) => seen.push(changed), log: (_level, text) => expect.fail(text) }, { settleMs: 3_600_000, replaceMs: 3_600_000 });
  watch.watch([file]);
  writeFileSync(file, "two();\n");
  await saves(1);
  expect(seen).toEqual([file]);
  await nothingMore(1);
});

test("writing the same again is no save, nor is a file beside it", async () => {
  writeFileSync(file, "one();\n");
  writeFileSync(join(folder, "other.ts"), "x();\n");
  await nothingMore(0);
});

test("a file that is being written is not told of before it is whole", async () => {
  watch.close();
  watch = new FileWatch({ changed: (changed) => seen.push(readFileSync(changed, "utf8")), log: (_level, text) => expect.fail(text) }, { settleMs: 1000, replaceMs: 1000 });
  watch.watch([file]);
  const parts = ["if (x) {\n", "  two(", "3);\n", "}\n"];
  const handle = openSync(file, "w");
  for (const part of parts) {
    await sleep(20);
    writeSync(handle, part);
  }
  closeSync(handle);
  await saves(1);
  expect(seen[0]).toBe(parts.join(""));
});

test("a text that stays half is told after a moment: its error is to be seen", async () => {
  writeFileSync(file, "if (x) {\n");
  await saves(1);
});

test("an editor that replaces the file saves it", async () => {
  for (let i = 0; i < 5; i++) {
    writeFileSync(`${file}.tmp`, `replaced(${i});\n`);
    unlinkSync(file);
    renameSync(`${file}.tmp`, file);
    await saves(i + 1);
  }
  await nothingMore(5);
});

test("a file that is gone is told, and so is one that came back", async () => {
  unlinkSync(file);
  await saves(1);
  writeFileSync(file, "back();\n");
  await saves(2);
});

test("fifty saves in a row end with the last one told", async () => {
  for (let i = 0; i < 50; i++) writeFileSync(file, `save(${i});\n`);
  await expect.poll(() => seen.length).toBeGreaterThan(0);
  await nothingMore(seen.length);
  writeFileSync(file, "save(49);\n");
  await nothingMore(seen.length);
});

test("files that are no longer the app's are not watched, new ones in other folders are", async () => {
  const other = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-watch-")));
  const module = join(other, "module.ts");
  writeFileSync(module, "a();\n");
  watch.watch([module]);
  writeFileSync(file, "two();\n");
  writeFileSync(module, "b();\n");
  await saves(1);
  expect(seen[0]).toBe(module);
  await nothingMore(1);
  rmSync(other, { recursive: true });
});
