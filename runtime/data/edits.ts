/**
 * What a person changed in a table: a difference to the data that the script passed. It is what the person sees, so it
 * moves with the data: passing the edited table back leaves nothing of it, however often.
 */
import { isDeepStrictEqual } from "node:util";
import { cellAt, type Table } from "./column.ts";

/** Rows are counted as in the data that was passed; added ones stand behind them. */
export interface Edits {
  editedRows: { [row: number]: { [column: string]: unknown } };
  addedRows: { [column: string]: unknown }[];
  deletedRows: number[];
}

export const noEdits = (): Edits => ({ editedRows: {}, addedRows: [], deletedRows: [] });

export type EditStep = { edit: [row: number, column: string, value: unknown] } | { add: { [column: string]: unknown } } | { delete: number };

/** One more change. Its row is counted as the person sees it: without the deleted ones, added ones at the end. */
export function withStep(edits: Edits, step: EditStep, rows: number): Edits {
  if ("add" in step) return { ...edits, addedRows: [...edits.addedRows, step.add] };
  const seen = "edit" in step ? step.edit[0] : step.delete;
  const kept = keptRows(edits, rows);
  const added = seen - kept.length;
  if (seen < 0 || added >= edits.addedRows.length) return edits;
  if ("delete" in step) {
    if (added >= 0) return { ...edits, addedRows: edits.addedRows.toSpliced(added, 1) };
    return deleted(edits, kept[seen] ?? 0);
  }
  const [, column, value] = step.edit;
  const own = edits.addedRows[added];
  if (own) return { ...edits, addedRows: edits.addedRows.with(added, numbered({ ...own, [column]: value }, numberOf(own) ?? added)) };
  const row = kept[seen] ?? 0;
  return { ...edits, editedRows: { ...edits.editedRows, [row]: { ...edits.editedRows[row], [column]: value } } };
}

function deleted(edits: Edits, row: number): Edits {
  const { [row]: _, ...editedRows } = edits.editedRows;
  return { ...edits, editedRows, deletedRows: [...edits.deletedRows, row].sort((a, b) => a - b) };
}

/** The rows of the data that are still there, in order. */
export function keptRows({ deletedRows }: Pick<Edits, "deletedRows">, rows: number): number[] {
  const gone = new Set(deletedRows);
  const kept: number[] = [];
  for (let row = 0; row < rows; row++) if (!gone.has(row)) kept.push(row);
  return kept;
}

/** Where edits stand: the data that they are a difference to, and what of them the script has been given already. */
export interface Basis {
  readonly table: Table;
  readonly given: Edits;
}

/**
 * The same edits as a difference to other data. The script has most likely passed back what it was given, perhaps
 * changed by itself: then what it was given is in the data, and only what is newer remains. Where the data still has
 * the old value in a row that is otherwise the same, it did not take the edit, and the edit stays.
 */
export function rebase(edits: Edits, { table, given }: Basis, next: Table): Edits {
  if (table.columns.length !== next.columns.length || table.columns.some(({ name }, i) => name !== next.columns[i]?.name)) return noEdits();
  const returned = table.rows - given.deletedRows.length + given.addedRows.length;
  if (next.rows === returned) return onReturned(edits, { table, given }, next);
  // Neither what was passed before nor what was given back: other data, but for rows that the person has just added.
  if (next.rows !== table.rows) return { ...noEdits(), addedRows: edits.addedRows.slice(given.addedRows.length) };
  return { ...edits, editedRows: stillOpen(edits.editedRows, { table, given }, next, (row) => row) };
}

/** `next` has the rows that the script was given: those kept, then those added. */
function onReturned(edits: Edits, basis: Basis, next: Table): Edits {
  const { table, given } = basis;
  const kept = keptRows(given, table.rows);
  const places = new Map(kept.map((row, place) => [row, place]));
  const place = (row: number): number | undefined => places.get(row);
  const editedRows = stillOpen(edits.editedRows, basis, next, place);
  const deletedRows = edits.deletedRows.flatMap((row) => place(row) ?? []);
  const remaining = [...edits.addedRows];
  given.addedRows.forEach((row, i) => {
    const now = remaining.indexOf(row);
    const same = now >= 0 ? now : remaining.findIndex((other) => isSuccessor(other, row));
    const at = kept.length + i;
    if (same < 0) deletedRows.push(at);
    else {
      const changed = Object.entries(remaining[same] ?? {}).filter(([column, value]) => !isDeepStrictEqual(value, row[column]));
      if (changed.length > 0) editedRows[at] = Object.fromEntries(changed);
      remaining.splice(same, 1);
    }
  });
  return { editedRows, addedRows: remaining, deletedRows: deletedRows.sort((a, b) => a - b) };
}

/** Added rows keep their number, by which one is recognised although it was edited since. */
const numbers = new WeakMap<object, number>();

export function numbered<R extends object>(row: R, number: number): R {
  numbers.set(row, number);
  return row;
}
export const numberOf = (row: object): number | undefined => numbers.get(row);

function isSuccessor(row: object, of: object): boolean {
  const number = numbers.get(row);
  return number !== undefined && number === numbers.get(of);
}

/** The edits of cells that `next` does not have yet, at their new places. */
function stillOpen(editedRows: Edits["editedRows"], basis: Basis, next: Table, placeOf: (row: number) => number | undefined): Edits["editedRows"] {
  const open: Edits["editedRows"] = {};
  for (const [key, cells] of Object.entries(editedRows)) {
    const row = Number(key);
    const place = placeOf(row);
    if (place === undefined) continue;
    const left = Object.entries(cells).filter(([column, value]) => isOpen(row, column, value, basis, next, place));
    if (left.length > 0) open[place] = Object.fromEntries(left);
  }
  return open;
}

function isOpen(row: number, name: string, value: unknown, { table, given }: Basis, next: Table, place: number): boolean {
  const wasGiven = given.editedRows[row];
  if (!wasGiven || !(name in wasGiven) || !isDeepStrictEqual(wasGiven[name], value)) return true;
  const column = table.columns.findIndex((one) => one.name === name);
  const [old, now] = [table.columns[column], next.columns[column]];
  if (!old || !now || !isDeepStrictEqual(cellAt(old, row), cellAt(now, place))) return false;
  const others = table.columns.filter((other) => other.name !== name && !(other.name in wasGiven));
  const same = others.filter((other) => isDeepStrictEqual(cellAt(other, row), cellAt(next.columns[table.columns.indexOf(other)] ?? other, place)));
  return same.length > 0 && same.length * 2 >= others.length;
}
