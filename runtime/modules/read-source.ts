import { readFileSync, statSync } from "node:fs";
import { fileStart, problemAt, type ScriptProblem } from "../script/problem.ts";

export type SourceResult = { ok: true; source: string } | { ok: false; problem: ScriptProblem };

/** Who saves a file empties it first: one that was emptied less than this ago is about to be filled. */
const fillMs = 100;
/** How often a file is read that is never as long as it is said to be. */
const mostTries = 40;

/** Reads a file as text, without its byte order mark. */
export function readSource(file: string): SourceResult {
  const read = readSettled(file);
  if (read === undefined) return failed(file, "no-such-file", "This file does not exist.", "Save it, or run another file.");
  if (read === "no file") return failed(file, "not-a-script", "This is a folder.", "Run a TypeScript or JavaScript file in it.");
  const source = decode(read);
  if (source === undefined) return failed(file, "not-a-script", "This file is not UTF-8 text.", "Save it as UTF-8, or run another file.");
  return { ok: true, source };
}

/** An empty script, or half of one, would run, draw nothing, and take clicks that were meant for the whole one. */
function readSettled(file: string): Uint8Array | "no file" | undefined {
  for (let tries = 0; ; tries++) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (!stats.isFile()) return "no file";
    const emptyForMs = stats.size === 0 ? Date.now() - stats.mtimeMs : Infinity;
    if (emptyForMs < 0 || emptyForMs >= fillMs) {
      const bytes = readIfThere(file);
      // Fewer than there were: it was emptied in between. Some file systems do not know their sizes.
      if (bytes === undefined || bytes.byteLength >= stats.size || tries >= mostTries) return bytes;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

/** Undefined when it went in the meantime, which is no other fault than not to be there. */
function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The only failure of a fatal decoder: bytes that are not UTF-8.
    return undefined;
  }
}

function failed(file: string, code: "no-such-file" | "not-a-script", message: string, fix: string): SourceResult {
  return { ok: false, problem: problemAt(file, fileStart, { code, message, fix }) };
}
