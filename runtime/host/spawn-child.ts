/** Starting a child process, and ending it with everything that it started. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import process from "node:process";
import type { HostOptions } from "./api.ts";
import type { NodeChoice } from "./which-node.ts";

/** Pipes beyond the standard ones: the link, and what the main thread of a child says by itself (`child/express-lane.ts`). */
export const linkFd = 3;
export const expressFd = 4;
export const toMainFd = 5;

/** What an app must not inherit: it would debug, instrument or misdirect a process that is not meant. */
const notInherited = /^(NODE_OPTIONS|NODE_CHANNEL_.*|NODE_UNIQUE_ID|NODE_INSPECT_.*|NODE_V8_COVERAGE|ELECTRON_.*|VSCODE_.*)$/i;

/** The environment of an app: the host's, without what is the host's own, and what the person set. */
export function appEnvironment(own: NodeJS.ProcessEnv, added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(own).filter(([name]) => !notInherited.test(name));
  return { ...Object.fromEntries(inherited), ...added };
}

/**
 * Without these, ending a stuck callback would abort the process (`docs/architecture.md`, stuck scripts). None of them is V8's own:
 * those make every thread slow to start (`child/compiled-scripts.ts`).
 */
function flagsFor(version: string): string[] {
  // A debugger's address goes to the editor, not among what the script prints.
  const flags = ["--no-force-async-hooks-checks", "--inspect-publish-uid=http"];
  return version.startsWith("22.") ? [...flags, "--experimental-async-context-frame"] : flags;
}

/** Starts the child. Failing to start is told by its `error` event. */
export function spawnChild(options: HostOptions, node: Extract<NodeChoice, { ok: true }>, cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  const args = [...flagsFor(node.version), ...(options.nodeArgs ?? []), options.childEntry, options.file];
  return spawn(node.path, args, {
    cwd,
    env: node.asNode ? { ...env, ELECTRON_RUN_AS_NODE: "1" } : env,
    // `overlapped` is `pipe`, but for Windows, where the child could not read and write it at the same time.
    stdio: ["ignore", "pipe", "pipe", "overlapped", "pipe", "overlapped"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
}

/** Ends the process and all that it started, at once. Also after its death: what it started may still be there. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}
