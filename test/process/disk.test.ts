/** A disk that takes nothing more: what would be kept is not, and says so; the app itself does not notice. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");

let folder: string;
/** A Node under which no file can grow beyond 8 KiB: a write fails half-way, as on a full disk. */
let nodePath: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-full-"));
  nodePath = join(folder, "node-on-a-full-disk");
  writeFileSync(nodePath, `#!/bin/sh\ntrap '' XFSZ\nulimit -f 16\nexec ${JSON.stringify(process.execPath)} "$@"\n`);
  chmodSync(nodePath, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a cached result that cannot be written is computed, the app goes on, and nothing half-written stays", async () => {
  const cache = join(folder, "cache");
  const script = `import st from "dacapo";
const load = st.cacheData(() => "x".repeat(1_000_000), { persist: "disk" });
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("loaded " + load().length + ", count " + st.sessionState.count);
`;
  await using app = startApp({ childEntry, name: "app.ts", script, nodePath, env: { DACAPO_CACHE_DIR: cache } });
  await app.view.shows("loaded 1000000, count 0");
  await app.view.is("idle");
  app.view.click("More");
  await app.view.shows("loaded 1000000, count 1");
  expect(app.output.stderr + app.output.stdout + app.logs.join("\n") + JSON.stringify(app.host.diagnostics)).toMatch(/could not be kept in .*(EFBIG|ENOSPC|file too large)/i);
  expect(readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => /\.(part|bin)$/.test(name))).toEqual([]);
  expect(app.view.cards).toEqual([]);
});

test("a script that cannot write has its error on its card, and the session goes on", async () => {
  const script = `import st from "dacapo"; import { writeFileSync } from "node:fs";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("count " + st.sessionState.count);
if (st.button("Write")) writeFileSync(${JSON.stringify(join(folder, "large"))}, "x".repeat(1_000_000));
`;
  await using app = startApp({ childEntry, name: "app.ts", script, nodePath });
  await app.view.has("More", "Write");
  app.view.click("Write");
  await app.view.until("a card", () => app.view.cards.length === 1);
  expect(app.view.cards[0]).toMatch(/EFBIG|too large/);
  app.view.click("More");
  await app.view.shows("count 1");
  expect(app.view.cards).toEqual([]);
});
