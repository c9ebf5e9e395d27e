import { readFileSync, type Stats, statSync } from "node:fs";
import { fileStart, problemAt, type ScriptProblem } from "../script/problem.ts";

export type SourceResult = { ok: true; source: string } | { ok: false; problem: ScriptProblem };

/** Who saves a file empties it first: one that was emptied less than this ago is about to be filled. */
const fillMs = 100;

/** Reads a file as text, without its byte order mark. */
export function readSource(file: string): SourceResult {
  const stats = settledStats(file);
  if (stats === undefined) return failed(file, "no-such-file", "This file does not exist.", "Save it, or run another file.");
  if (!stats.isFile()) return failed(file, "not-a-script", "This is a folder.", "Run a TypeScript or JavaScript file in it.");
  const source = decode(readFileSync(file));
  if (source === undefined) return failed(file, "not-a-script", "This file is not UTF-8 text.", "Save it as UTF-8, or run another file.");
  return { ok: true, source };
}

/** An empty script would run, draw nothing, and take clicks that were meant for the whole one. */
function settledStats(file: string): Stats | undefined {
  for (;;) {
    const stats = statSync(file, { throwIfNoEntry: false });
    const emptyForMs = stats?.isFile() && stats.size === 0 ? Date.now() - stats.mtimeMs : Infinity;
    if (emptyForMs < 0 || emptyForMs >= fillMs) return stats;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
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
