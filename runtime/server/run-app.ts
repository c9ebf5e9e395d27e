/** `dacapo run`: an app, its server, its watch and its terminal, until it is interrupted. */
import { realpathSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { createAppHost } from "../host/app-host.ts";
import type { AppHost } from "../host/api.ts";
import { isAtLeast, oldestNode } from "../host/which-node.ts";
import { AppServer } from "./app-server.ts";
import type { Command } from "./args.ts";
import { Assets } from "./assets.ts";
import { canOpenBrowser, openBrowser } from "./open-browser.ts";
import { FileWatch } from "../host/watch-files.ts";

const distFolder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** Resolves with the exit code: 0 when it was interrupted, 1 when it could not begin. */
export async function runApp(request: Extract<Command, { command: "run" }>): Promise<number> {
  const found = findScript(request.file);
  if (!found.ok) {
    note(`dacapo: ${found.reason}`);
    return 1;
  }
  const { file } = found;
  const host = createAppHost({
    file,
    childEntry: distFolder("child.mjs"),
    argv: request.argv,
    nodePath: request.node ?? (isAtLeast(process.versions.node, oldestNode) ? process.execPath : undefined),
    fallbackNode: process.execPath,
  });
  host.start();
  const watch = connectWatch(host, file);
  connectTerminal(host);
  const server = new AppServer({ host, assets: new Assets(distFolder("webview")), title: basename(file), port: request.port, log: logged });
  const interrupted = Promise.race([whenInterrupted(), ...(request.untilInputEnds ? [whenInputEnds()] : [])]);
  const address = await server.listen().catch((error: unknown) => listenFailure(request.port, error));
  if (address instanceof Error) {
    note(`dacapo: ${address.message}`);
  } else {
    process.stdout.write(`${address}\n`);
    if (request.opens && canOpenBrowser(process.env)) openBrowser(address, (why) => note(`dacapo: The browser did not open (${why}): open the address above.`));
    await interrupted;
  }
  watch.close();
  await Promise.all([server.close(), host.dispose()]);
  return address instanceof Error ? 1 : 0;
}

function findScript(given: string): { ok: true; file: string } | { ok: false; reason: string } {
  const path = resolve(given);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return { ok: false, reason: `There is no file ${path}.` };
  if (stats.isDirectory()) return { ok: false, reason: `${path} is a folder: name the script in it.` };
  return { ok: true, file: realpathSync(path) };
}

function listenFailure(port: number, error: unknown): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return new Error(`Port ${port} is in use: choose another one with --port, or leave it out.`);
  if (code === "EACCES") return new Error(`Port ${port} needs rights that this program has not: choose one from 1024 on.`);
  return error instanceof Error ? error : new Error(String(error));
}

function connectWatch(host: AppHost, file: string): FileWatch {
  const watch = new FileWatch({ changed: (changed) => host.rerun("save", [changed]), log: logged });
  watch.watch([file]);
  host.on("files", (files) => watch.watch([...new Set([file, ...files])]));
  return watch;
}

/** What the script prints, and what became of it when it died. */
function connectTerminal(host: AppHost): void {
  // The terminal may go (a closed pipe): the app in the browser does not mind.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  host.on("output", (stream, text) => void process[stream].write(text));
  host.on("log", (level, text) => logged(level, text));
  host.on("status", (status) => {
    if (status.state !== "crashed") return;
    note(`dacapo: ${status.reason}${status.fix ? ` ${status.fix}` : ""}`);
  });
}

function logged(level: "info" | "warn" | "error", text: string): void {
  if (level !== "info") note(`dacapo: ${text}`);
}

/** Whoever started this is gone, or wants its end. */
function whenInputEnds(): Promise<void> {
  return new Promise((done) => {
    process.stdin.once("close", done);
    process.stdin.resume();
  });
}

/** The first interruption ends in order; a second one at once (the link thread then ends the child). */
function whenInterrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        done();
      });
    }
  });
}
