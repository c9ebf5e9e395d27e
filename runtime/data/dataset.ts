/**
 * A table that stands on the page. The element names it by its id; its columns stay in the child, where the link thread
 * reads them. The guard says when they are complete, and when nobody reads them any more, so that the memory can be used again.
 */
import type { ElementData } from "../protocol/element.ts";
import type { Table } from "./column.ts";

export interface Dataset extends Table {
  readonly id: string;
  /** How many read it now, whether it is closed to further ones, and whether it is complete. */
  readonly guard: Int32Array<SharedArrayBuffer>;
}

/** How a table is taken. */
export interface Taking {
  /** It must outlive its element. */
  lasts?: boolean;
  /** On the script's thread only its first rows are read, and it is drawn before the script goes on. */
  headOnly?: boolean;
}

const readers = 0;
const closed = 1;
const complete = 2;
/** How long a reader waits for the rest of the content: copying takes milliseconds, unless a run is ended in the middle of it. */
const completionMs = 2000;

/** `isComplete`: the whole content is there already. */
export function newGuard(isComplete = true): Int32Array<SharedArrayBuffer> {
  const guard = new Int32Array(new SharedArrayBuffer(12));
  guard[complete] = isComplete ? 1 : 0;
  return guard;
}

/** The rest of the content is there. */
export function noteComplete({ guard }: Dataset): void {
  Atomics.store(guard, complete, 1);
  Atomics.notify(guard, complete);
}

/** Waits for the rest of the content. False: it will not come. */
export async function untilComplete({ guard }: Dataset): Promise<boolean> {
  if (Atomics.load(guard, complete) === 1) return true;
  const { async, value } = Atomics.waitAsync(guard, complete, 0, completionMs);
  if (async) await value;
  return Atomics.load(guard, complete) === 1;
}

/** Must be called before reading from another thread than the one that made it. False: it is gone. */
export function beginReading({ guard }: Dataset): boolean {
  Atomics.add(guard, readers, 1);
  if (Atomics.load(guard, closed) === 0) return true;
  Atomics.sub(guard, readers, 1);
  return false;
}

export function endReading({ guard }: Dataset): void {
  Atomics.sub(guard, readers, 1);
}

/** Closes it for good. True when nobody is reading: then its memory is free. */
export function closeDataset({ guard }: Dataset): boolean {
  Atomics.store(guard, closed, 1);
  return Atomics.load(guard, readers) === 0;
}

/** What the engine tells who answers for the data. */
export type DatasetMessage =
  | { store: "datasets"; put: Dataset }
  /** Nothing on the page names it any more. */
  | { store: "datasets"; drop: string };

const attached = new WeakMap<ElementData, readonly Dataset[]>();

/** Says which datasets an element names: they are kept as long as the element stands on the page. */
export function withDatasets<E extends ElementData>(data: E, datasets: readonly Dataset[]): E {
  if (datasets.length > 0) attached.set(data, datasets);
  return data;
}

const none: readonly Dataset[] = [];

export const datasetsOf = (data: ElementData): readonly Dataset[] => attached.get(data) ?? none;
