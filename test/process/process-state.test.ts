/** What a script finds around it: as if it had been started by itself. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFakeChild } from "./lib/fake-child.ts";
import { startApp } from "./lib/harness.ts";
import { nodeOf, nodeVersions } from "./lib/nodes.ts";

let folder: string;
let childEntry: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-child-"));
  childEntry = await buildFakeChild(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shows = (expression: string): string => `app.text(0, JSON.stringify(${expression}));`;

test("its arguments are the file and its own", async () => {
  await using app = startApp({ childEntry, script: shows("process.argv.slice(1)"), argv: ["--input", "data.csv"] });
  await app.view.shows(JSON.stringify([app.file, "--input", "data.csv"]));
});

test("its working directory is its folder, or the one that is set", async () => {
  await using app = startApp({ childEntry, script: shows("process.cwd()") });
  await app.view.shows(JSON.stringify(app.folder));
  await using other = startApp({ childEntry, script: shows("process.cwd()"), cwd: folder });
  await other.view.shows(JSON.stringify(folder));
});

test("stdin is empty", async () => {
  await using app = startApp({ childEntry, script: 'app.text(0, "read " + require("node:fs").readFileSync(0).length);' });
  await app.view.shows("read 0");
});

test("the .env beside it is loaded, and overrides nothing", async () => {
  const script = shows("[process.env.FROM_FILE, process.env.FROM_BOTH]");
  await using app = startApp({ childEntry, script, env: { FROM_BOTH: "host" } });
  await app.view.shows('[null,"host"]');
  writeFileSync(join(app.folder, ".env"), "FROM_FILE=file\nFROM_BOTH=file\n");
  app.host.restart();
  await app.view.shows('["file","host"]');
});

test("what it starts itself inherits nothing of how it was started", async () => {
  const probe = join(folder, "probe.cjs");
  writeFileSync(probe, "console.log(JSON.stringify([process.env.ELECTRON_RUN_AS_NODE, process.env.NODE_OPTIONS, process.execArgv]));");
  const script = `app.text(0, require("node:child_process").execFileSync(process.execPath, [${JSON.stringify(probe)}]).toString().trim());`;
  await using app = startApp({ childEntry, script });
  await app.view.shows("[null,null,[]]");
});

test("with the host's own Node as the only one, it runs as Node and hides that too", async () => {
  const empty = mkdtempSync(join(folder, "bin-"));
  await using app = startApp({ childEntry, script: shows("[process.env.ELECTRON_RUN_AS_NODE, process.env.PATH]"), nodePath: undefined, env: { PATH: empty } });
  await app.view.shows(JSON.stringify([null, empty]));
});

test("what is preloaded is for the script's thread alone", async () => {
  const preload = join(folder, "count.cjs");
  writeFileSync(preload, 'require("node:fs").appendFileSync(process.env.LOADED, "loaded\\n");');
  const loaded = join(folder, "loaded.txt");
  await using app = startApp({ childEntry, script: 'app.text(0, require("node:fs").readFileSync(process.env.LOADED, "utf8"));', nodeArgs: ["--require", preload], env: { LOADED: loaded } });
  await app.view.shows("loaded\n");
});

test.each(nodeVersions)("it starts with no flag of V8's, with which every thread would take twice as long to start, on Node %s", async (version) => {
  const nodePath = await nodeOf(version);
  await using app = startApp({ childEntry, script: shows("process.execArgv"), nodePath });
  await app.view.until("the arguments", () => app.view.texts.length > 0);
  const flags: string[] = JSON.parse(app.view.texts[0] ?? "");
  const ofV8 = new Set(Array.from(execFileSync(nodePath, ["--v8-options"], { encoding: "utf8" }).matchAll(/^\s+--([\w-]+)/gm), ([, name = ""]) => name));
  expect(flags.length).toBeGreaterThan(0);
  expect(ofV8.size).toBeGreaterThan(300);
  expect(flags.filter((flag) => ofV8.has(flag.replace(/^--(no-)?/, "").replace(/=.*$/, "")))).toEqual([]);
});
