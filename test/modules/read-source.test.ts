import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { readSource } from "../../runtime/modules/read-source.ts";

it("a file that is being saved is not read while it is empty", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-read-"));
  const file = join(folder, "app.ts");
  const begin = new Int32Array(new SharedArrayBuffer(4));
  const code = 'const { workerData, parentPort } = require("node:worker_threads"); parentPort.postMessage("ready"); Atomics.wait(workerData.begin, 0, 0); Atomics.wait(workerData.begin, 0, 1, 20); require("node:fs").writeFileSync(workerData.file, "whole");';
  const other = new Worker(code, { eval: true, workerData: { begin, file } });
  await once(other, "message");
  writeFileSync(file, "");
  Atomics.store(begin, 0, 1);
  Atomics.notify(begin, 0);
  expect(readSource(file)).toEqual({ ok: true, source: "whole" });
  await once(other, "exit");
  rmSync(folder, { recursive: true });
});

it("a file that stays empty is an empty file", () => {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-read-"));
  writeFileSync(join(folder, "app.ts"), "");
  expect(readSource(join(folder, "app.ts"))).toEqual({ ok: true, source: "" });
  rmSync(folder, { recursive: true });
});
