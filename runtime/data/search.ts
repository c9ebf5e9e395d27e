/** Which rows hold a text: case does not count, and a number is found by how it is written in full. */
import { type Column, type DateColumn, type NumberColumn, type TextColumn, type Texts, textCount, textOf } from "./column.ts";

/** Marks the rows of `column` that hold `query` with 1. */
export function markMatches(column: Column, query: string, marks: Uint8Array): void {
  const wanted = query.toLowerCase();
  switch (column.kind) {
    case "number":
      return markNumbers(column, wanted, marks);
    case "date":
      return markDates(column, wanted, marks);
    case "boolean":
      return ["false", "true"].forEach((word, value) => word.includes(wanted) && markEach(column.values, (v) => v === value, marks));
    default:
      return markTexts(column, wanted, marks);
  }
}

function markEach<T>(values: ArrayLike<T>, isMatch: (value: T, row: number) => boolean, marks: Uint8Array): void {
  for (let row = 0; row < marks.length; row++) {
    const value = values[row];
    if (value !== undefined && isMatch(value, row)) marks[row] = 1;
  }
}

/** What the text of a number can hold, in lower case. */
const numeric = /^[-+.,_\s\de]+$|^-?(?:i|in|inf|infi|infin|infini|infinit|infinity|na|nan|n)$/;

function markNumbers({ values, nulls }: NumberColumn, query: string, marks: Uint8Array): void {
  if (!numeric.test(query)) return;
  // As a person types it: 1,234,567 or 1 234 567.
  const wanted = query.replace(/[,_\s](?=\d)/g, "");
  if (wanted === "") return;
  // What stands where there is no value (0, NaN) is not to be found.
  const own = nulls ? new Uint8Array(marks.length) : marks;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) markEach(values, (value) => String(value).includes(wanted), own);
  else markFloats(values instanceof Float64Array ? values : Float64Array.from(values), wanted, own);
  if (nulls) markEach(own, (mark, row) => mark === 1 && nulls[row] !== 1, marks);
}

/** Numbers repeat, and writing one costs ten times as much as looking whether it was written just before. */
const rememberedNumbers = 131_072;

function markFloats(values: Float64Array, wanted: string, marks: Uint8Array): void {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const known = new Float64Array(rememberedNumbers).fill(Number.NaN);
  const isMatch = new Uint8Array(rememberedNumbers);
  for (let row = 0; row < marks.length; row++) {
    if (marks[row] === 1) continue;
    const value = values[row] ?? Number.NaN;
    const mixed = (bits[2 * row] ?? 0) ^ Math.imul(bits[2 * row + 1] ?? 0, 0x9e37_79b1);
    const spread = Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b);
    const slot = (spread ^ (spread >>> 13)) & (rememberedNumbers - 1);
    if (known[slot] !== value) {
      known[slot] = value;
      isMatch[slot] = String(value).toLowerCase().includes(wanted) ? 1 : 0;
    }
    if (isMatch[slot] === 1) marks[row] = 1;
  }
}

const two = (n: number): string => String(n).padStart(2, "0");

/** As the page writes a moment unless the script says otherwise. */
function markDates({ values, days }: DateColumn, query: string, marks: Uint8Array): void {
  if (!/^[-\d:\s.]+$/.test(query)) return;
  markEach(values, (ms) => {
    if (Number.isNaN(ms)) return false;
    const date = new Date(ms);
    const text = days ? date.toISOString().slice(0, 10) : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
    return text.includes(query);
  }, marks);
}

function markTexts({ codes, texts }: TextColumn, wanted: string, marks: Uint8Array): void {
  const hits = hitsIn(texts, wanted);
  markEach(codes, (code) => code >= 0 && hits[code] === 1, marks);
}

/** Which of the different texts hold `wanted`. All of them are searched as one: a search does not begin a million times. */
function hitsIn(texts: Texts, wanted: string): Uint8Array {
  const hits = new Uint8Array(textCount(texts));
  const { letters, offsets } = texts;
  const all = Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength).toString(letters instanceof Uint8Array ? "latin1" : "utf16le");
  const lower = all.toLowerCase();
  // A few letters are two in lower case: then places are no longer places.
  if (lower.length !== all.length) return hits.map((_, code) => (textOf(texts, code).toLowerCase().includes(wanted) ? 1 : 0));
  let code = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at)) {
    while ((offsets[code + 1] ?? 0) <= at) code++;
    const end = offsets[code + 1] ?? 0;
    if (at + wanted.length <= end) {
      hits[code] = 1;
      at = end;
    } else {
      at++;
    }
  }
  return hits;
}
