/** Which Node runs an app: the person's choice, else `node` from PATH (their native add-ons were built for it), else the host's own. */
import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, extname, isAbsolute, join } from "node:path";
import process from "node:process";

/** The oldest Node that can run apps: `module.registerHooks`, type stripping. */
export const oldestNode = "22.18.0";
const probeMs = 10_000;

export interface NodeWanted {
  nodePath?: string;
  fallbackNode: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
}

export type NodeChoice =
  /** `asNode`: it may be VS Code itself, which is Node only when it is told so. */
  | { ok: true; path: string; version: string; asNode: boolean }
  | { ok: false; reason: string; fix: string };

const fixNode = `Install Node ${oldestNode.replace(/\.0$/, "")} or later from https://nodejs.org, or name one: the setting "dacapo.run.nodePath", or --node for the command.`;
const probes = new Map<string, Promise<string | undefined>>();

export async function chooseNode(wanted: NodeWanted): Promise<NodeChoice> {
  if (wanted.nodePath !== undefined) return chosenNode(wanted.nodePath, wanted);
  const onPath = findOnPath("node", wanted.env);
  const version = onPath && (await versionOf(onPath, wanted));
  if (onPath && version && isAtLeast(version, oldestNode)) return { ok: true, path: onPath, version, asNode: false };
  const fallback = await versionOf(wanted.fallbackNode, wanted);
  if (fallback && isAtLeast(fallback, oldestNode)) return { ok: true, path: wanted.fallbackNode, version: fallback, asNode: true };
  const found = version ? `"node" on PATH is ${version} (${onPath}).` : `There is no "node" on PATH.`;
  return { ok: false, reason: `An app needs Node ${oldestNode} or later. ${found}`, fix: fixNode };
}

async function chosenNode(nodePath: string, wanted: NodeWanted): Promise<NodeChoice> {
  const path = isAbsolute(nodePath) ? nodePath : findOnPath(nodePath, wanted.env);
  const version = path && (await versionOf(path, wanted));
  if (!path || !version) return { ok: false, reason: `The Node that was chosen cannot be started: ${nodePath}.`, fix: fixNode };
  if (isAtLeast(version, oldestNode)) return { ok: true, path, version, asNode: false };
  return { ok: false, reason: `An app needs Node ${oldestNode} or later. The one that was chosen is ${version} (${path}).`, fix: fixNode };
}

/** Is version `a` at least `b`? Both as `22.18.0`. */
export function isAtLeast(a: string, b: string): boolean {
  const right = b.split(".").map(Number);
  for (const [i, part] of a.split(".").map((p) => Number.parseInt(p, 10)).entries()) {
    const difference = part - (right[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Asked once for each program; what a version manager puts on PATH may answer differently in another folder. */
function versionOf(path: string, { cwd, env }: NodeWanted): Promise<string | undefined> {
  if (path === process.execPath) return Promise.resolve(process.versions.node);
  const key = `${path}\n${cwd}`;
  let probe = probes.get(key);
  if (!probe) {
    probe = askVersion(path, cwd, env);
    probes.set(key, probe);
    // What could not be started may have been installed by the next time.
    void probe.then((version) => version === undefined && probes.delete(key));
  }
  return probe;
}

function askVersion(path: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...env, ELECTRON_RUN_AS_NODE: "1" }, timeout: probeMs, windowsHide: true };
    execFile(path, ["--version"], options, (error, stdout) => resolve(error ? undefined : /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1]));
  });
}

/** The program that a shell would start under this name. */
function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const path = env["PATH"] ?? env["Path"] ?? "";
  const file = process.platform === "win32" && extname(name) === "" ? `${name}.exe` : name;
  return path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, file))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: either way not the one.
    return false;
  }
}
