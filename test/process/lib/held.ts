/** What a process holds: counted, so that one can say that nothing of it grows. Scripts import this file too. */
import { EventEmitter } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import process from "node:process";
import { queryObjects } from "node:v8";

/** Of a process, as the system sees it: all its threads together. */
export interface HeldByProcess {
  mib: number;
  files: number;
  threads: number;
}

/** Of one thread of JavaScript. */
export interface HeldByThread {
  timers: number;
  handles: number;
  /** Who listens to the process and its streams. */
  listeners: number;
  /** What can be listened to, after a collection of garbage: `EventEmitter` and `EventTarget`. */
  emitters: number;
  targets: number;
  /** Memory in use after that collection, buffers included. */
  usedKib: number;
}

export function heldByProcess(pid: number): HeldByProcess {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return { mib: Math.round(of("VmRSS") / 1024), files: readdirSync(`/proc/${pid}/fd`).length, threads: of("Threads") };
}

export function heldByThread(): HeldByThread {
  const emitters = queryObjects(EventEmitter, { format: "count" });
  const targets = queryObjects(EventTarget, { format: "count" });
  const active = process.getActiveResourcesInfo();
  const timers = active.filter((kind) => kind === "Timeout" || kind === "Immediate").length;
  const heard = [process, process.stdout, process.stderr].flatMap((emitter) => emitter.eventNames().map((name) => emitter.listenerCount(name)));
  const { heapUsed, external } = process.memoryUsage();
  return { timers, handles: active.length - timers, listeners: heard.reduce((sum, count) => sum + count, 0), emitters, targets, usedKib: Math.round((heapUsed + external) / 1024) };
}
