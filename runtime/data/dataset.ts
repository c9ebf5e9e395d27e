/**
 * A table that stands on the page. The element names it by its id; its columns stay in the child, where the link thread
 * reads them. The guard says when nobody does any more, so that the memory can be used again.
 */
import type { ElementData } from "../protocol/element.ts";
import type { Table } from "./column.ts";

export interface Dataset extends Table {
  readonly id: string;
  /** How many read it now, and whether it is closed to further ones. */
  readonly guard: Int32Array<SharedArrayBuffer>;
}

const readers = 0;
const closed = 1;

export const newGuard = (): Int32Array<SharedArrayBuffer> => new Int32Array(new SharedArrayBuffer(8));

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
