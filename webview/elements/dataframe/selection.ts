/** What a person selects in a table, as far as the script allows it. */
import type { SelectionMode } from "../../../runtime/protocol/grid.ts";

export type Selection = {
  rows: number[];
  columns: string[];
  cells: [row: number, column: string][];
};

export const noSelection: Selection = { rows: [], columns: [], cells: [] };

export const allows = (modes: readonly SelectionMode[], what: "row" | "column" | "cell"): boolean => modes.some((mode) => mode.endsWith(what));

/** Selects a row or lets go of it. `to` selects all from the last one on. */
export function toggleRow(selection: Selection, row: number, modes: readonly SelectionMode[]): Selection {
  return { ...selection, rows: toggle(selection.rows, row, modes.includes("multi-row")) };
}

export function toggleColumn(selection: Selection, column: string, modes: readonly SelectionMode[]): Selection {
  return { ...selection, columns: toggle(selection.columns, column, modes.includes("multi-column")) };
}

/** Selects cells in place of those that were. */
export function selectCells(selection: Selection, cells: readonly (readonly [number, string])[], modes: readonly SelectionMode[]): Selection {
  const list = cells.map(([row, column]): [number, string] => [row, column]);
  return { ...selection, cells: modes.includes("multi-cell") ? list : list.slice(0, 1) };
}

function toggle<T>(list: readonly T[], item: T, many: boolean): T[] {
  if (list.includes(item)) return list.filter((one) => one !== item);
  return many ? [...list, item] : [item];
}
