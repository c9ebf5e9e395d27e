/** Programs that start programs: they are started as a group, so that ending them ends everything. */
import { spawn, spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/**
 * @typedef {object} Group
 * @property {import("node:child_process").ChildProcess} child the first of the group
 * @property {Promise<number>} ended its exit code; 1 when a signal ended it
 * @property {(graceMs?: number) => Promise<void>} end asks all of them to end, then makes them, and resolves when the first is gone
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Group}
 */
export function startGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const end = async (graceMs = 4000) => {
    if (child.pid === undefined) return;
    signalGroup(child.pid, "SIGTERM");
    const late = new AbortController();
    await Promise.race([ended, wait(graceMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    // Whoever is left of the group, the first one included.
    signalGroup(child.pid, "SIGKILL");
    await ended;
  };
  return { child, ended, end };
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", ...(signal === "SIGKILL" ? ["/F"] : [])], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group: that is what was wanted.
  }
}

/**
 * Resolves when this process is asked to end: at the first signal, or when the npm that started it is gone (npm passes
 * Ctrl-C on, but not a SIGTERM of its own). Later signals are swallowed, so that clean-up completes.
 * @returns {Promise<NodeJS.Signals>}
 */
export function interrupted() {
  return new Promise((resolve) => {
    for (const signal of endingSignals) process.on(signal, () => resolve(signal));
    whenNpmIsGone(() => resolve("SIGHUP"));
  });
}

export const endingSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @param {() => void} tell */
export function whenNpmIsGone(tell) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, 250);
  timer.unref();
}
