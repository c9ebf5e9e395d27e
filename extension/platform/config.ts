/** The only reader of settings. What a settings file says may be anything: a value of the wrong kind counts as absent. */
import { homedir } from "node:os";
import { dirname, isAbsolute, resolve } from "node:path";
import { type Disposable, type Uri, workspace } from "vscode";

/** How the app of one script is run. */
export interface RunConfig {
  nodePath?: string;
  nodeArgs: string[];
  env: Record<string, string>;
  /** Absolute. */
  cwd: string;
  argv: string[];
  loopLimits: { sameStateMs: number; changingMs: number };
}

const section = "dacapo";

export function readRunConfig(script: Uri, path: string): RunConfig {
  const expand = (text: string): string => expandVariables(text, script, path);
  const nodePath = text(read("run.nodePath", script));
  const cwd = text(read("run.cwd", script));
  return {
    nodePath: nodePath === undefined ? undefined : absoluteUnlessName(expand(nodePath), baseFolder(script, path)),
    nodeArgs: textList(read("run.nodeArgs", script)),
    env: mapValues(textRecord(read("run.env", script)), expand),
    cwd: cwd === undefined ? dirname(path) : resolve(baseFolder(script, path), expand(cwd)),
    argv: textList(read("run.argv", script)),
    loopLimits: {
      sameStateMs: 1000 * positive(read("loops.sameStateSeconds", script), 1),
      changingMs: 1000 * positive(read("loops.changingSeconds", script), 10),
    },
  };
}

/** What runs an app again besides the person: a save of the script or of one of its local modules, also typing, or nothing. */
export function runsOn(script: Uri): "save" | "type" | "manual" {
  const value = read("run.on", script);
  return value === "type" || value === "manual" ? value : "save";
}

/** What happens to a preview that comes back with its window: the app runs again, or waits for the person. */
export const restoreMode = (): "run" | "ask" => (read("restore") === "ask" ? "ask" : "run");

/** How much of what runs cost stands beside the code. */
export function costShown(script: Uri): "off" | "quiet" | "full" {
  const value = read("cost", script);
  return value === "off" || value === "full" ? value : "quiet";
}

export const diagnosticsEnabled = (file: Uri): boolean => read("diagnostics.enabled", file) !== false;

/** Calls `listener` when the setting (`diagnostics.enabled`) changed anywhere. */
export function onConfigChange(key: string, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.${key}`)) listener();
  });
}

function read(key: string, scope?: Uri): unknown {
  return workspace.getConfiguration(section, scope).get<unknown>(key);
}

/** The variables of VS Code that make sense for a script. Others stay as they are written. */
function expandVariables(value: string, script: Uri, path: string): string {
  const variables: Record<string, string> = {
    workspaceFolder: baseFolder(script, path),
    fileDirname: dirname(path),
    userHome: homedir(),
  };
  return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole);
}

/** The workspace folder of the script, or the folder it lies in. */
function baseFolder(script: Uri, path: string): string {
  return workspace.getWorkspaceFolder(script)?.uri.fsPath ?? dirname(path);
}

/** A bare name (`node`) is looked up on PATH, so it stays; anything with a slash is a path. */
function absoluteUnlessName(path: string, base: string): string {
  return isAbsolute(path) || !/[\\/]/.test(path) ? path : resolve(base, path);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function textRecord(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).filter(([, v]) => ["string", "number", "boolean"].includes(typeof v));
  return Object.fromEntries(entries.map(([key, v]) => [key, String(v)]));
}

function mapValues(record: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Longer than anybody waits. What is larger would be no number any more in milliseconds. */
const mostSeconds = 1e9;

function positive(value: unknown, fallback: number): number {
  return typeof value === "number" && value > 0 ? Math.min(value, mostSeconds) : fallback;
}
