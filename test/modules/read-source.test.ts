import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readSource } from "../../runtime/modules/read-source.ts";

/** What somebody does to the file right after it was looked at, each time one of them. */
const meanwhile: (() => void)[] = [];
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const statSync = new Proxy(fs.statSync, {
    apply(look, self, args) {
      const stats: unknown = Reflect.apply(look, self, args);
      meanwhile.shift()?.();
      return stats;
    },
  });
  return { ...fs, statSync };
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-read-"));
  file = join(folder, "app.ts");
  meanwhile.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a file that is being saved is not read while it is empty", async () => {
  const begin = new Int32Array(new SharedArrayBuffer(4));
  const code = 'const { workerData, parentPort } = require("node:worker_threads"); parentPort.postMessage("ready"); Atomics.wait(workerData.begin, 0, 0); Atomics.wait(workerData.begin, 0, 1, 20); require("node:fs").writeFileSync(workerData.file, "whole");';
  const other = new Worker(code, { eval: true, workerData: { begin, file } });
  await once(other, "message");
  writeFileSync(file, "");
  Atomics.store(begin, 0, 1);
  Atomics.notify(begin, 0);
  expect(readSource(file)).toEqual({ ok: true, source: "whole" });
  await once(other, "exit");
});

it("a file that is emptied between the look at it and the reading is read when it is whole", () => {
  writeFileSync(file, "before");
  meanwhile.push(() => writeFileSync(file, ""), () => writeFileSync(file, "whole"));
  expect(readSource(file)).toEqual({ ok: true, source: "whole" });
});

it("a file that goes between the look at it and the reading is not there", () => {
  writeFileSync(file, "before");
  meanwhile.push(() => rmSync(file));
  expect(readSource(file)).toMatchObject({ ok: false, problem: { code: "no-such-file" } });
});

it("a file that stays empty is an empty file", () => {
  writeFileSync(file, "");
  expect(readSource(file)).toEqual({ ok: true, source: "" });
});
