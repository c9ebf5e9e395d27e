/** Open in Browser: a session of its own, by the command line that ships with the extension. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Disposable, Uri, env } from "vscode";
import { appEnvironment } from "../../runtime/host/spawn-child.ts";
import { nameOf } from "../editor/script-files.ts";
import { readRunConfig } from "../platform/config.ts";
import { type Problem, browserNotServed } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";

/** How long the server may take to say where it is. */
const addressMs = 15_000;

/** Starts the command line with these arguments. */
export type StartCli = (args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) => ChildProcess;

interface Served {
  process: ChildProcess;
  address: Promise<string | undefined>;
}

export class BrowserApps implements Disposable {
  readonly #cli: string;
  readonly #log: Log;
  readonly #start: StartCli;
  readonly #served = new Map<string, Served>();

  constructor(extension: Uri, log: Log, start: StartCli = startCli) {
    this.#cli = Uri.joinPath(extension, "dist", "cli.mjs").fsPath;
    this.#log = log;
    this.#start = start;
  }

  /** Opens the app of a script on disk in the browser; the same session again while it lives. Gives the problem when it cannot. */
  async open(script: Uri): Promise<Problem | undefined> {
    const key = script.toString();
    const served = this.#served.get(key) ?? this.#serve(script, key);
    const address = await served.address;
    if (address === undefined) return browserNotServed(nameOf(script));
    // In a remote window the address is forwarded.
    await env.openExternal(await env.asExternalUri(Uri.parse(address, true)));
    return undefined;
  }

  /** Ends all sessions: each ends by itself when its input does, and its child with it. */
  dispose(): void {
    for (const { process } of this.#served.values()) process.stdin?.end();
    this.#served.clear();
  }

  #serve(script: Uri, key: string): Served {
    const { nodePath, argv, cwd, env: added } = readRunConfig(script, script.fsPath);
    const args = [this.#cli, "run", script.fsPath, "--no-open", "--until-input-ends", ...(nodePath === undefined ? [] : ["--node", nodePath]), "--", ...argv];
    const child = this.#start(args, { cwd, env: appEnvironment(process.env, added) });
    const served: Served = { process: child, address: firstAddress(child) };
    this.#served.set(key, served);
    child.stderr?.on("data", (chunk: Buffer) => this.#log.write("info", `${nameOf(script)} in the browser: ${chunk.toString().trimEnd()}`));
    child.once("close", () => this.#served.get(key) === served && this.#served.delete(key));
    return served;
  }
}

/** VS Code's own Node runs the server; the server finds the one for the script. */
const startCli: StartCli = (args, options) =>
  spawn(process.execPath, [...args], { ...options, env: { ...options.env, ELECTRON_RUN_AS_NODE: "1" }, stdio: ["pipe", "pipe", "pipe"], windowsHide: true });

/** The line that the server prints when it listens; undefined when it ends or takes too long. */
function firstAddress(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), addressMs);
    const settle = (address: string | undefined): void => {
      clearTimeout(timer);
      resolve(address);
    };
    child.once("error", () => settle(undefined));
    child.once("close", () => settle(undefined));
    if (child.stdout) createInterface(child.stdout).on("line", (line) => line.startsWith("http://127.0.0.1:") && settle(line));
  });
}
