/**
 * Edits that keep every character on its line. Replaced text never brings a new line, so a line number in the
 * edited text is the line number in the original; only columns move, and `EditMap` moves them back.
 */
import { isLineBreak, LineIndex, type Position } from "./lines.ts";

interface Edit {
  start: number;
  end: number;
  text: string;
}

interface ColumnEdit {
  /** In the original line, from 1. */
  column: number;
  removed: number;
  inserted: number;
}

/** From positions in the edited text to positions in the original. */
export class EditMap {
  readonly #byLine = new Map<number, ColumnEdit[]>();

  note(line: number, edit: ColumnEdit): void {
    const known = this.#byLine.get(line);
    if (known === undefined) this.#byLine.set(line, [edit]);
    else known.push(edit);
  }

  /** What lies in inserted text goes to the place where it was inserted. */
  original(line: number, column: number): Position {
    let shift = 0;
    for (const edit of this.#byLine.get(line) ?? []) {
      const start = edit.column + shift;
      if (column < start) break;
      if (column < start + edit.inserted) {
        return { line, column: edit.column + Math.min(column - start, edit.removed) };
      }
      shift += edit.inserted - edit.removed;
    }
    return { line, column: Math.max(1, column - shift) };
  }
}

export class Edits {
  readonly #edits: Edit[] = [];

  /** Insertions at one place stand in the order in which they were made, before a replacement that begins there. */
  insert(at: number, text: string): void {
    this.#edits.push({ start: at, end: at, text });
  }

  /** The text comes on the first line of what it replaces; the rest becomes blank, line by line. */
  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  blank(start: number, end: number): void {
    this.replace(start, end, "");
  }

  apply(source: string, lines: LineIndex = new LineIndex(source)): { text: string; map: EditMap } {
    const map = new EditMap();
    const parts: string[] = [];
    let cursor = 0;
    for (const edit of this.#edits.toSorted(inOrder)) {
      if (edit.start < cursor) throw new Error(`Edits overlap at ${edit.start}.`);
      parts.push(source.slice(cursor, edit.start), rewrite(source, edit, lines, map));
      cursor = edit.end;
    }
    parts.push(source.slice(cursor));
    return { text: parts.join(""), map };
  }
}

function inOrder(left: Edit, right: Edit): number {
  return left.start - right.start || Number(left.end > left.start) - Number(right.end > right.start);
}

function rewrite(source: string, edit: Edit, lines: LineIndex, map: EditMap): string {
  let head = edit.start;
  while (head < edit.end && !isLineBreak(source.charCodeAt(head))) head++;
  const removed = head - edit.start;
  const text = edit.text.padEnd(removed, " ");
  if (text.length !== removed) {
    const { line, column } = lines.position(edit.start);
    map.note(line, { column, removed, inserted: text.length });
  }
  return text + source.slice(head, edit.end).replace(/[^\n\r\u2028\u2029]/g, " ");
}
