/**
 * npm run mutants [-- <words of a protection>…]
 * Takes each protection away in turn, in a copy of the project, and shows that its test then fails. A mutant that
 * survives, or whose test could not run, is a failure: that protection is not shown by anything.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mutants } from "./lib/mutants.mjs";
import { inProject } from "./lib/paths.mjs";
import { Refusal, runScript, say, seconds, step } from "./lib/report.mjs";
import { commandOf } from "./lib/run.mjs";
import { makeRunFolder, removeRunFolder } from "./lib/run-folder.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

const notCopied = new Set([".git", "node_modules"]);

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  const words = process.argv.slice(2);
  const chosen = mutants.filter(({ protects }) => words.length === 0 || words.some((word) => protects.includes(word)));
  if (chosen.length === 0) throw new Refusal(`No protection is called ${words.join(" or ")}. \`scripts/lib/mutants.mjs\` has their names.`);
  const { build } = await import("./lib/build.mjs");
  await step("building", () => build({ production: true, only: [], types: false }));
  const copy = makeRunFolder();
  try {
    cpSync(inProject(), copy, { recursive: true, filter: (path) => !(dirname(path) === inProject() && notCopied.has(path.slice(inProject().length + 1))) });
    symlinkSync(inProject("node_modules"), join(copy, "node_modules"), "dir");
    return report(chosen.map((mutant) => ({ mutant, ...kill(mutant, copy) })));
  } finally {
    removeRunFolder(copy);
  }
});

/**
 * @typedef {"killed" | "SURVIVED" | "DID NOT RUN"} Fate
 * @param {import("./lib/mutants.mjs").Mutant} mutant
 * @param {string} copy
 * @returns {{ fate: Fate, ms: number, why: string }}
 */
function kill(mutant, copy) {
  const began = performance.now();
  const file = join(copy, mutant.file);
  const whole = readFileSync(file, "utf8");
  /** @param {Fate} fate @param {string} [why] */
  const result = (fate, why = "") => {
    say(`${fate.padEnd(11)} ${mutant.protects}${why && `: ${why}`}`);
    return { fate, ms: performance.now() - began, why };
  };
  if (whole.split(mutant.find).length !== 2) return result("DID NOT RUN", `its text stands ${whole.split(mutant.find).length - 1} times in ${mutant.file}`);
  try {
    writeFileSync(file, whole.replace(mutant.find, () => mutant.put));
    const failure = mutant.builds && buildIn(copy, mutant.builds);
    if (failure) return result("DID NOT RUN", failure);
    return result(...testIn(copy, mutant));
  } finally {
    writeFileSync(file, whole);
    if (mutant.builds) cpSync(inProject("dist"), join(copy, "dist"), { recursive: true, force: true });
  }
}

/**
 * Builds parts of the copy. Gives what failed, if anything did.
 * @param {string} copy
 * @param {readonly string[]} only
 */
function buildIn(copy, only) {
  const built = spawnSync(process.execPath, [join(copy, "scripts", "build.mjs"), "--production", "--no-types", "--only", only.join(",")], { cwd: copy, encoding: "utf8" });
  return built.status === 0 ? undefined : `it does not build: ${built.stderr.slice(-300)}`;
}

/**
 * A mutant is killed by a test that ran and failed: a file that cannot even be loaded shows nothing.
 * @param {string} copy
 * @param {import("./lib/mutants.mjs").Mutant} mutant
 * @returns {[Fate, string?]}
 */
function testIn(copy, { test, named, ring = "unit" }) {
  const output = join(copy, "mutant.json");
  rmSync(output, { force: true });
  const args = [commandOf("vitest"), "run", "--project", ring, test, "--reporter=json", `--outputFile=${output}`, "--bail=1", ...(named ? ["-t", named] : [])];
  spawnSync(process.execPath, args, { cwd: copy, stdio: "ignore" });
  const summary = readSummary(output);
  if (!summary || summary.numTotalTests === 0) return ["DID NOT RUN", `no result of ${test}`];
  if (summary.numFailedTests > 0) return ["killed"];
  return summary.numPassedTests === 0 ? ["DID NOT RUN", `no test of ${test} is named so`] : ["SURVIVED", `${test} still passes`];
}

/** @param {string} file @returns {{ numTotalTests: number, numFailedTests: number, numPassedTests: number } | undefined} */
function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // the run died before it could say anything
  }
}

/** @param {{ mutant: import("./lib/mutants.mjs").Mutant, fate: Fate, ms: number, why: string }[]} results */
function report(results) {
  console.log(`\n| Protection | Taken away in | Shown by | |\n| --- | --- | --- | --- |`);
  for (const { mutant, fate, ms } of results) console.log(`| ${mutant.protects} | \`${mutant.file}\` | \`${mutant.test}\` | ${fate}, ${seconds(ms)} |`);
  const killed = results.filter(({ fate }) => fate === "killed").length;
  console.log(`\n${killed} killed, ${results.length - killed} not`);
  return killed === results.length && killed > 0 ? 0 : 1;
}
