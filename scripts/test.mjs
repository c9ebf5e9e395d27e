/**
 * npm test [-- <ring>… <path>… -t <name>]
 * Installs what is missing, builds, runs the rings of tests and ends with one line: `N passed, N failed`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { ensureChartLibraries } from "./lib/chart-libraries.mjs";
import { ensureCodeServer } from "./lib/code-server.mjs";
import { inProject } from "./lib/paths.mjs";
import { interrupted, startGroup } from "./lib/process-group.mjs";
import { runScript, say, seconds, step } from "./lib/report.mjs";
import { commandOf } from "./lib/run.mjs";
import { chooseRings } from "./lib/rings.mjs";
import { makeRunFolder, removeRunFolder } from "./lib/run-folder.mjs";
import { failure, lastLine, remarks, ringTally, verdict } from "./lib/tally.mjs";
import { ensureDependencies, ensureNode, testedNodes, useModernNode } from "./lib/toolchain.mjs";

await runScript(async () => {
  const { chosen, rest, isWhole } = chooseRings(process.argv.slice(2));
  process.env.CI ??= "true";
  await useModernNode();
  const stopped = interrupted();
  const began = performance.now();
  const results = [];
  try {
    await prepare(new Set(chosen.flatMap((ring) => ring.needs)));
    for (const ring of chosen) results.push(await runRing(ring, rest, isWhole, stopped));
  } catch (error) {
    // What cannot even be prepared is a failed run: the last line must say so too.
    const problem = error instanceof Error ? error.message : String(error);
    results.push(failure(problem));
  }
  const all = verdict(results);
  say(`${remarks(all)}\n${seconds(performance.now() - began)}`);
  console.log(lastLine(all));
  return all.failed === 0 ? 0 : 1;
});

/** @param {Set<string>} needs */
async function prepare(needs) {
  await ensureDependencies();
  if (needs.has("build")) {
    const { build } = await import("./lib/build.mjs");
    await step("building", () => build({ production: true, only: [], types: true }));
  }
  // Tests ask for these themselves; they are fetched here so that no test's time is spent on it.
  if (needs.has("nodes")) for (const version of testedNodes) await ensureNode(version);
  if (needs.has("browser")) await ensureBrowser();
  if (needs.has("chart-libraries")) await ensureChartLibraries();
  if (needs.has("code-server")) for (const which of /** @type {const} */ (["current", "oldest"])) await ensureCodeServer(which);
}

/**
 * @param {import("./lib/rings.mjs").Ring} ring
 * @param {string[]} rest
 * @param {boolean} isWhole
 * @param {Promise<NodeJS.Signals>} stopped
 */
async function runRing(ring, rest, isWhole, stopped) {
  say(`\n━━ ${ring.name}: ${ring.what}`);
  const folder = makeRunFolder();
  const file = join(folder, "tally.json");
  const reporter = inProject("scripts", "lib", "tally-reporter.mjs");
  const group = startGroup(process.execPath, [commandOf("vitest"), "run", "--project", ring.name, "--reporter=default", `--reporter=${reporter}`, "--passWithNoTests", ...rest], {
    cwd: inProject(),
    env: { ...process.env, DACAPO_TALLY: file, ...(isWhole ? {} : { DACAPO_FILTERED: "1" }) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const timer = { id: /** @type {NodeJS.Timeout | undefined} */ (undefined) };
  const late = new Promise((resolve) => { timer.id = setTimeout(() => resolve("late"), ring.ringTimeoutMs); });
  const how = await Promise.race([group.ended, late, stopped]);
  clearTimeout(timer.id);
  if (typeof how !== "number") await group.end();
  const code = await group.ended;
  const tally = readTally(file);
  removeRunFolder(folder);
  if (how !== "late" && typeof how !== "number") throw new Error(`stopped by ${how}`);
  return ringTally({ name: ring.name, tally, code, timedOut: how === "late", isWhole });
}

/** @param {string} file @returns {import("./lib/tally.mjs").Tally | undefined} */
function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // the ring died before it could write: the caller counts that
  }
}
