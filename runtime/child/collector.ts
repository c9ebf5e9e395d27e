/**
 * Collects large garbage while the app rests. A run that makes a table leaves tens of megabytes of arrays behind. V8 lets them
 * lie until further runs have added to them, and collects in the middle of one of those: between the end of the script
 * and its answer, with the threads that the answer has to pass waiting for a processor. And once, what loading the app has left
 * behind is given back to the system: 2 MiB of 73, for 12 ms in which nobody waits.
 */
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { wallTimeout } from "../engine/wall-clock.ts";

/** An app that rests. */
export interface RestingApp {
  readonly isBusy: boolean;
  readonly onRest: (() => void)[];
}

/** What a heap holds, in bytes: objects, and what they hold outside of it. */
export interface HeapSize {
  objects: number;
  outside: number;
}

export interface Heap {
  size(): HeapSize;
  collect(): void;
  /** Collects everything, and gives memory that is free back to the system. */
  shrink(): void;
}

/** After the answer has left and has been drawn, before a person can do the next thing. */
const restMs = 30;
/** The person has had the first picture for a while, and has not begun yet. */
const settledMs = 1000;
const mib = 1024 * 1024;
/** V8 begins by itself when 64 MiB have come. */
const muchOutside = 24 * mib;
/** What is in the heap is gone through to find out what is garbage: a few milliseconds, up to here. */
const mostObjects = 64 * mib;

/** Looks after an app's heap from now on. */
export function collectAtRest(app: RestingApp, heap: Heap = v8Heap()): void {
  let kept = 0;
  const look = (): void => {
    if (app.isBusy) return;
    const { objects, outside } = heap.size();
    // Something was collected since: what is there now may be in use.
    kept = Math.min(kept, outside);
    if (outside - kept < muchOutside || objects > mostObjects) return;
    heap.collect();
    kept = heap.size().outside;
  };
  whenRested(app, restMs, look);
  let isSmall = false;
  whenRested(app, settledMs, () => {
    if (isSmall || app.isBusy || heap.size().objects > mostObjects) return;
    isSmall = true;
    heap.shrink();
  });
}

/** Calls `act` whenever the app has not come to rest again for so long. */
function whenRested(app: RestingApp, ms: number, act: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  app.onRest.push(() => {
    timer = timer?.refresh() ?? wallTimeout(act, ms).unref();
  });
}

function v8Heap(): Heap {
  let gc: Collector | undefined;
  const collect: Collector = (how) => (gc ??= collector())(how);
  return {
    size() {
      const { used_heap_size, external_memory } = getHeapStatistics();
      return { objects: used_heap_size, outside: external_memory };
    },
    collect: () => collect(),
    shrink: () => collect({ type: "major", execution: "sync", flavor: "last-resort" }),
  };
}

type Collector = (how?: object) => void;

/** V8's own, which only contexts made after the flag have. */
function collector(): Collector {
  setFlagsFromString("--expose-gc");
  const gc: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  return typeof gc === "function" ? (how) => void gc(how) : () => {};
}
