/** The Node that runs things and the packages they need, for a fresh clone with Node 20.20 or later and nothing else. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { inProject } from "./paths.mjs";
import { Refusal, step } from "./report.mjs";
import { envWithNode, npm, runInForeground } from "./run.mjs";

/** The oldest Node that can run apps (`module.registerHooks`, type stripping). */
export const oldestAppNode = "22.18.0";
/** The Nodes that the process tests run children on. */
export const testedNodes = ["22.18.0", "24.21.0"];
const oldestScriptNode = "20.20.0";

/** The Node that `.node-version` names; fetched when the one on PATH is too old. */
export const preferredNode = () => readFileSync(inProject(".node-version"), "utf8").trim();

/**
 * Is version `a` at least `b`? Both as `22.18.0`, a leading `v` allowed.
 * @param {string} a
 * @param {string} b
 */
export function isAtLeast(a, b) {
  const [left, right] = [a, b].map((version) => version.replace(/^v/, "").split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The registry package that holds the Node binary of a platform: what `npm i node` installs from. */
export function nodePackage(platform = process.platform, arch = process.arch) {
  const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${platform === "win32" ? "win" : platform}-${arch}`;
}

/**
 * A Node of exactly that version, fetched from npm into the cache when it is not there.
 * @param {string} version e.g. `24.21.0`
 * @returns {Promise<string>} absolute path of the binary
 */
export async function ensureNode(version) {
  const name = nodePackage();
  const binary = /** @param {string} folder */ (folder) => join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  const folder = await cached(
    `node-${version}`,
    (aside) => step(`fetching Node ${version}`, async () => {
      writeFileSync(join(aside, "package.json"), '{"private":true}\n');
      await npm(aside, ["install", "--save-exact", `${name}@${version}`]).catch((error) => {
        throw new Refusal(`Node ${version} cannot be fetched as ${name} from npm; install it yourself (https://nodejs.org) and put it first on PATH.\n${error.message}`);
      });
      if (nodeVersionOf(binary(aside)) !== version) throw new Refusal(`${name}@${version} from npm does not run on this machine.`);
    }),
    (existing) => nodeVersionOf(binary(existing)) === version,
  );
  return binary(folder);
}

/** @param {string} binary */
function nodeVersionOf(binary) {
  try {
    return execFileSync(binary, ["--version"], { encoding: "utf8" }).trim().replace(/^v/, "");
  } catch {
    return undefined; // not there, or not for this machine: both mean that it cannot be used
  }
}

/**
 * Makes sure that this script runs on a Node that can run apps, and that `node` on PATH is that Node too.
 * When the one that started us is too old, the script is run again under a fetched one and this process ends with it.
 */
export async function useModernNode() {
  if (!isAtLeast(process.versions.node, oldestScriptNode)) {
    throw new Refusal(`Dacapo's scripts need Node ${oldestScriptNode} or later; this is ${process.versions.node}. See https://nodejs.org.`);
  }
  if (isAtLeast(process.versions.node, oldestAppNode)) {
    Object.assign(process.env, envWithNode(process.execPath));
    return;
  }
  const node = await ensureNode(preferredNode());
  const code = await runInForeground(node, process.argv.slice(1), { env: envWithNode(node) });
  process.exit(code);
}

/** `npm ci` when `node_modules` does not match the lockfile. */
export async function ensureDependencies() {
  const wanted = createHash("sha256").update(readFileSync(inProject("package-lock.json"))).digest("hex");
  const stamp = inProject("node_modules", ".dacapo-lockfile");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!(existsSync(inProject("node_modules")) && installedMatchesLock())) {
    await step("installing packages", () => npm(inProject(), ["ci"]));
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Did a plain `npm install` or `npm ci` leave exactly what the lockfile says? (npm keeps its own copy of it in node_modules.) */
function installedMatchesLock() {
  const installed = inProject("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  return sameInstall(JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")), JSON.parse(readFileSync(installed, "utf8")));
}

/**
 * Optional packages (binaries of other platforms) may be missing, nothing else.
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {{ packages: Record<string, LockedPackage> }} lock
 * @param {{ packages: Record<string, LockedPackage> }} installed
 */
export function sameInstall(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}
