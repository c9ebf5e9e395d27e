import { describe, expect, it } from "vitest";
import { Edits } from "../../runtime/script/edits.ts";
import { LineIndex } from "../../runtime/script/lines.ts";
import { randomFrom } from "./random.ts";

describe("edits in place", () => {
  it("keep the number of lines, whatever they replace", () => {
    const edits = new Edits();
    edits.replace(2, 8, "longer than what stood there");
    expect(edits.apply("a {\n b\n}}\nc").text).toBe("a longer than what stood there\n  \n }\nc");
  });

  it("pad what is shorter, so that nothing behind it moves", () => {
    const edits = new Edits();
    edits.replace(0, 6, ";");
    expect(edits.apply("import x").text).toBe(";      x");
  });

  it("insert in the order in which they were made, before what is replaced there", () => {
    const edits = new Edits();
    edits.replace(1, 2, "[b]");
    edits.insert(1, "1");
    edits.insert(1, "2");
    expect(edits.apply("abc").text).toBe("a12[b]c");
  });

  it("refuse to overlap", () => {
    const edits = new Edits();
    edits.replace(0, 3, "x");
    edits.replace(2, 4, "y");
    expect(() => edits.apply("abcdef")).toThrow("overlap");
  });

  it("map every character that stays back to where it stood", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const { source, edits, kept } = randomEdits(seed);
      const { text, map } = edits.apply(source);
      const before = new LineIndex(source);
      const after = new LineIndex(text);
      expect(after.count).toBe(before.count);
      for (const at of kept) {
        const character = source[at] ?? "";
        const running = after.position(text.indexOf(character));
        expect(map.original(running.line, running.column), `seed ${seed}`).toEqual(before.position(at));
      }
    }
  });

  it("map what was inserted to the place of the edit, and never outside of its line", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { source, edits } = randomEdits(seed);
      const { text, map } = edits.apply(source);
      const before = new LineIndex(source);
      const after = new LineIndex(text);
      for (let at = 0; at <= text.length; at++) {
        const running = after.position(at);
        const { line, column } = map.original(running.line, running.column);
        expect(line).toBe(running.line);
        expect(before.position(before.offset(line, column))).toEqual({ line, column });
      }
    }
  });
});

/** A text in which every character but line breaks is unique, and edits of disjoint parts of it. */
function randomEdits(seed: number): { source: string; edits: Edits; kept: number[] } {
  const random = randomFrom(seed);
  const breaks = ["\n", "\r\n", "\r", "\u2028"];
  let source = "";
  for (let code = 0; code < 60; code++) source += random(6) === 0 ? (breaks[random(4)] ?? "") : String.fromCharCode(0x4e00 + code);
  const edits = new Edits();
  const kept: number[] = [];
  for (let at = 0; at < source.length; ) {
    const length = random(5);
    const choice = random(4);
    if (choice === 0 && !splitsBreak(source, at)) edits.insert(at, "i".repeat(random(6)));
    if (choice === 1 && !splitsBreak(source, at) && !splitsBreak(source, at + length)) {
      edits.replace(at, Math.min(at + length, source.length), "r".repeat(random(8)));
    } else for (let index = at; index < Math.min(at + length, source.length); index++) if (source.charCodeAt(index) >= 0x4e00) kept.push(index);
    at += Math.max(length, 1);
  }
  return { source, edits, kept };
}

function splitsBreak(source: string, at: number): boolean {
  return source[at - 1] === "\r" && source[at] === "\n";
}
