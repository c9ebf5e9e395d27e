import type { EditMap } from "./edits.ts";
import type { LineIndex, Position } from "./lines.ts";
import type { SourceMap } from "./source-map.ts";
import type { Range } from "./survey.ts";

/** From places in running code to places in the file as the person wrote it. */
export class Positions {
  readonly #lines: LineIndex;
  readonly #written: LineIndex;
  readonly #edits: EditMap;
  readonly #map: SourceMap | undefined;
  readonly #finallyBlocks: readonly Range[];

  /** `lines` index the text that was edited (types stripped), `written` the file; `map` leads from the one to the other, where they differ. */
  constructor(options: { lines: LineIndex; written: LineIndex; edits: EditMap; map?: SourceMap; finallyBlocks: readonly Range[] }) {
    this.#lines = options.lines;
    this.#written = options.written;
    this.#edits = options.edits;
    this.#map = options.map;
    this.#finallyBlocks = options.finallyBlocks;
  }

  /** Always a place inside the file. */
  original(line: number, column: number): Position {
    const { line: row, column: at } = this.#edits.original(line, column);
    const inside = this.#lines.position(this.#lines.offset(row, at));
    const { line: writtenLine, column: writtenColumn } = this.#map?.original(inside.line, inside.column) ?? inside;
    return this.#written.position(this.#written.offset(writtenLine, writtenColumn));
  }

  isInFinally(line: number, column: number): boolean {
    const { line: row, column: at } = this.#edits.original(line, column);
    const offset = this.#lines.offset(row, at);
    return this.#finallyBlocks.some(({ start, end }) => offset >= start && offset < end);
  }
}
