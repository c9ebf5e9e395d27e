/** Where the keys of a grid lead, after the ARIA pattern "data grid". */

export interface Cell {
  /** -1 is the header. */
  row: number;
  /** Place among the columns that are shown. */
  column: number;
}

export interface Bounds {
  rows: number;
  columns: number;
  /** Rows in sight. */
  page: number;
}

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The cell that a key leads to from `from`; undefined when it is not a key that moves. */
export function moveTo(from: Cell, { key, ctrlKey, metaKey, altKey }: Key, { rows, columns, page }: Bounds): Cell | undefined {
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  const at = (row: number, column: number): Cell => ({ row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) });
  const { row, column } = from;
  switch (key) {
    case "ArrowDown":
      return at(far ? rows - 1 : row + 1, column);
    case "ArrowUp":
      return at(far ? 0 : row - 1, column);
    case "ArrowRight":
      return at(row, far ? columns - 1 : column + 1);
    case "ArrowLeft":
      return at(row, far ? 0 : column - 1);
    case "Home":
      return at(far ? 0 : row, 0);
    case "End":
      return at(far ? rows - 1 : row, columns - 1);
    case "PageDown":
      return at(row + page, column);
    case "PageUp":
      return at(row < 0 ? row : Math.max(0, row - page), column);
    default:
      return undefined;
  }
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const rangeOf = (a: Cell, b: Cell): Range => ({ top: Math.max(0, Math.min(a.row, b.row)), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) });

export const isInRange = ({ top, bottom, left, right }: Range, row: number, column: number): boolean => row >= top && row <= bottom && column >= left && column <= right;
