/** Reads the mappings of a source map (version 3), for the few files whose types needed a real transform. */
import type { Position } from "./lines.ts";

interface Segment {
  /** In the generated line, from 0. */
  column: number;
  originalLine: number;
  originalColumn: number;
}

const digits = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((digit, value) => [digit, value]));

export class SourceMap {
  readonly #lines: Segment[][];

  /** `json` is the text of the map. */
  constructor(json: string) {
    const parsed: unknown = JSON.parse(json);
    const mappings =
      typeof parsed === "object" && parsed !== null && "mappings" in parsed && typeof parsed.mappings === "string" ? parsed.mappings : "";
    this.#lines = decode(mappings);
  }

  /** The place in the source of what stands at, or last before, a place in the generated text. */
  original(line: number, column: number): Position {
    for (let index = Math.min(line, this.#lines.length) - 1; index >= 0; index--) {
      const segments = this.#lines[index] ?? [];
      const at = index === line - 1 ? column - 1 : Infinity;
      const found = segments.findLast((segment) => segment.column <= at) ?? (index === line - 1 ? segments[0] : undefined);
      if (found === undefined) continue;
      return { line: found.originalLine + 1, column: found.originalColumn + 1 };
    }
    return { line: 1, column: 1 };
  }
}

function decode(mappings: string): Segment[][] {
  let originalLine = 0;
  let originalColumn = 0;
  return mappings.split(";").map((text) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const code of text.split(",")) {
      const [columnStep, source, lineStep, originalStep] = numbers(code);
      column += columnStep ?? 0;
      if (source === undefined) continue;
      originalLine += lineStep ?? 0;
      originalColumn += originalStep ?? 0;
      segments.push({ column, originalLine, originalColumn });
    }
    return segments;
  });
}

/** Base-64 variable-length quantities: five bits each, the lowest bit of the whole is its sign. */
function numbers(code: string): number[] {
  const found: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of code) {
    const digit = digits.get(letter) ?? 0;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    found.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return found;
}
