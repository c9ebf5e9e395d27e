/** The VS Code that is installed on this machine: whether there is one that will do, and how it is started and ended. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inProject } from "./paths.mjs";
import { startGroup } from "./process-group.mjs";
import { run } from "./run.mjs";
import { isAtLeast } from "./toolchain.mjs";
import { plainSettings } from "./vscode-server.mjs";

/**
 * Why the `code` on PATH cannot be used here; undefined when it can.
 * @returns {Promise<string | undefined>}
 */
export async function whyNoDesktop(env = process.env, platform = process.platform) {
  if (!hasDisplay(env, platform)) return "there is no display";
  const version = await codeVersion(platform);
  if (!version) return "there is no `code` on PATH";
  const oldest = oldestVscode();
  return isAtLeast(version, oldest) ? undefined : `the \`code\` on PATH is ${version}, and Dacapo needs ${oldest}`;
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform */
export function hasDisplay(env, platform) {
  return platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** What `engines.vscode` asks for, e.g. `1.104.0`. */
function oldestVscode() {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")).engines.vscode.replace(/^\^/, "");
}

/** @param {NodeJS.Platform} platform */
async function codeVersion(platform) {
  try {
    const [version = ""] = (await run("code", ["--version"], { shell: platform === "win32" })).split("\n");
    return /^\d+\.\d+\.\d+/.exec(version)?.[0];
  } catch {
    return undefined; // not on PATH, or not a VS Code: both mean that there is none
  }
}

/**
 * @typedef {object} Desktop
 * @property {Promise<number>} ended when its window was closed
 * @property {() => Promise<void>} stop closes it and removes what it wrote
 */

/**
 * Opens a window with settings and extensions of its own, so that nothing of the person's VS Code is touched.
 * @param {{ folder: string, file: string, env: NodeJS.ProcessEnv }} window
 * @returns {Desktop}
 */
export function openDesktop({ folder, file, env }) {
  const root = mkdtempSync(join(tmpdir(), "dacapo-desktop-"));
  mkdirSync(join(root, "data", "User"), { recursive: true });
  writeFileSync(join(root, "data", "User", "settings.json"), JSON.stringify(plainSettings, undefined, 2));
  const args = [
    "--extensionDevelopmentPath", inProject(), "--user-data-dir", join(root, "data"), "--extensions-dir", join(root, "extensions"),
    "--disable-workspace-trust", "--skip-welcome", "--disable-updates", "--new-window", "--wait", folder, file,
  ];
  const group = startGroup("code", args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  const stop = async () => {
    await group.end();
    // `code` starts the editor in a group of its own; its folder is in the command line of each of its processes and of no other.
    await endAll(() => processesNaming(root));
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  return { ended: group.ended, stop };
}

/**
 * Asks processes to end, and makes those that have not after 4 s.
 * @param {() => number[]} find
 */
async function endAll(find) {
  signal(find(), "SIGTERM");
  for (const end = Date.now() + 4000; Date.now() < end && find().length > 0; ) await wait(100);
  signal(find(), "SIGKILL");
}

/** @param {number[]} pids @param {NodeJS.Signals} name */
function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** @param {string} text @returns {number[]} */
function processesNaming(text) {
  // On Windows the whole tree has been ended with its first process.
  if (process.platform === "win32") return [];
  if (!existsSync("/proc/self/cmdline")) {
    const lines = execFileSync("ps", ["axww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
    return lines.filter((line) => line.includes(text)).map((line) => Number.parseInt(line, 10));
  }
  return readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
    } catch {
      return false; // it has ended meanwhile
    }
  });
}
