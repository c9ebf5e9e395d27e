/** Says in two sentences why a child is gone and what to do. */
import { basename } from "node:path";
import type { AppStatus } from "../protocol/messages.ts";

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of what it wrote to stderr. */
  stderr: string;
  /** It had greeted the host. */
  greeted: boolean;
  /** The system could not start it. */
  spawnError?: Error;
  /** It broke the rules of the link, and the host ended it. */
  violation?: { reason: string; fix: string };
}

export type Crash = Extract<AppStatus, { state: "crashed" }>;

const seeOutput = "Its last words are below; Restart begins anew with the session state kept.";
const outOfMemory = /heap out of memory|Allocation failed|FATAL ERROR: .*memory/i;

export function crashOf(exit: ChildExit, file: string): Crash {
  const name = basename(file);
  const log = exit.stderr.trim() === "" ? undefined : exit.stderr.trimEnd();
  const crash = (reason: string, fix: string): Crash => ({ state: "crashed", reason, fix, ...(log !== undefined && { log }) });

  if (exit.spawnError) return crash(`The process of ${name} could not be started: ${exit.spawnError.message}.`, startFix(exit.spawnError));
  if (exit.violation) return crash(`${name} was ended: ${exit.violation.reason}.`, exit.violation.fix);
  if (outOfMemory.test(exit.stderr)) {
    return crash(`${name} ran out of memory.`, "Keep less in memory, or give it more with the Node argument --max-old-space-size=<MiB>. Restart begins anew with the session state kept.");
  }
  if (exit.signal === "SIGKILL") {
    return crash(`${name} was killed from outside (SIGKILL).`, "The system does this when memory runs short. Restart begins anew with the session state kept.");
  }
  if (exit.signal) return crash(`${name} was ended by the signal ${exit.signal}.`, seeOutput);
  if (!exit.greeted) return crash(`The process of ${name} ended before the app began, with exit code ${exit.code}.`, "Its last words are below: look at the Node arguments, then choose Restart.");
  return crash(`${name} ended its process with exit code ${exit.code}.`, seeOutput);
}

function startFix(error: Error): string {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "Check that the working directory and the Node program exist, then choose Restart.";
  if (code === "EAGAIN" || code === "EMFILE") return "The system has no room for another process now: close something, then choose Restart.";
  return "Check the Node program that is chosen, then choose Restart.";
}

export const protocolMismatch = (host: number, child: number): { reason: string; fix: string } => ({
  reason: `its process speaks version ${child} of the protocol, this program version ${host}`,
  fix: "Dacapo was updated while it was running: reload the window (or start the command again).",
});

export const badFrame = (what: string): { reason: string; fix: string } => ({
  reason: `its link carried ${what}`,
  fix: `Something in the script writes to file descriptor 3, 4 or 5, which are Dacapo's. Restart begins anew with the session state kept.`,
});

export const linkClosed = { reason: "it closed its link to Dacapo", fix: "Something in the script closes file descriptor 3, 4 or 5, which are Dacapo's. Restart begins anew with the session state kept." };
