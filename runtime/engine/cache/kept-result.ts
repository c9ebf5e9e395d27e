/** A result as bytes for the shelf, and back. */
import { type Packed, fromBytes, toBytes } from "./copy.ts";
import type { Recorded } from "./recording.ts";

/** What one call of a cached function gave. */
export interface Result {
  /** For data, what copies are made from; for a resource, the object itself. */
  readonly packed: Packed;
  /** The function gave a promise of it. */
  readonly isAsync: boolean;
  readonly drawn: Recorded | undefined;
}

/** @param at when it was computed, in milliseconds of the epoch */
export function keptBytes(key: string, result: Result, at: number): Buffer {
  const { packed, isAsync, drawn } = result;
  return toBytes({ key, at, isAsync, drawn, ...packed });
}

/** Undefined for bytes that hold something else. */
export function resultIn(bytes: Buffer, key: string): { result: Result; at: number } | undefined {
  let kept: unknown;
  try {
    kept = fromBytes(bytes);
  } catch {
    return undefined; // written by a Node with another format
  }
  if (typeof kept !== "object" || kept === null || !("key" in kept) || kept.key !== key) return undefined;
  if (!("at" in kept) || typeof kept.at !== "number" || !("isAsync" in kept) || !("isPlainer" in kept)) return undefined;
  // SAFETY: the seal says that `keptBytes` wrote it, and it has what `keptBytes` writes.
  const { at, isAsync, isPlainer, drawn, value, bytes: inner } = kept as unknown as { at: number; isAsync: boolean } & Packed & Pick<Result, "drawn">;
  return { at, result: { packed: { value, bytes: inner, isPlainer }, isAsync, drawn } };
}
