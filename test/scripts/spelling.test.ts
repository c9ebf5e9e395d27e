import { expect, test } from "vitest";
import { ownWords, proseOf, spellingViolations, wordsOf } from "../../scripts/lib/check/spelling.mjs";

const wrong = (path: string, text: string): string[] => spellingViolations([{ path, text }])
  .filter(({ file }) => file === path)
  .map(({ line, message }) => `${line} ${message.split('"')[1]}`);

test.each([
  ["a slip in a page", "docs/x.md", "# Title\n\nThis is teh text.", ["3 teh"]],
  ["American spelling", "README.md", "Its color.", ["1 color"]],
  ["code in a page", "docs/x.md", "Say `teh`.\n\n```ts\nteh();\n```\n\n<!-- teh -->", []],
  ["an address, but not the words that lead there", "docs/x.md", "[teh](teh.md) and https://teh.example/teh", ["1 teh"]],
  ["a doc comment", "runtime/x.ts", "/** Draws teh page. */\nconst teh = 1; // teh", ["1 teh"]],
  ["an example in a doc comment", "runtime/x.ts", "/**\n * Draws.\n * @example\n * teh();\n */", []],
  ["a text of the manifest, not its key", "package.nls.json", '{\n"command.teh": "Run teh app"\n}', ["2 teh"]],
  ["names of code", "docs/x.md", "A sessionState of AppTest in app.ts, src/teh.ts and NASA's W5a.", []],
  ["the project's own words", "docs/x.md", "Dacapo's webview.", []],
  ["code that is no comment", "test/x.ts", "teh", []],
])("%s", (_, path, text, expected) => {
  expect(wrong(path, text)).toEqual(expected);
});

test("words keep their place when what is code is blanked", () => {
  const text = "Say `this` to\nthe wrold.";
  expect(wordsOf(proseOf({ path: "docs/x.md", text })).map(({ word, index }) => text.slice(index, index + word.length))).toEqual(["Say", "to", "the", "wrold"]);
});

test("an own word that is written nowhere is found", () => {
  expect(spellingViolations([{ path: "docs/x.md", text: "Nothing." }]).map(({ message }) => message)).toContain('"webview" is written nowhere: take it out');
});

test("the own words stand in order, each once", () => {
  const words = ownWords();
  expect(words).toEqual([...new Set(words)].sort((a, b) => a.localeCompare(b, "en", { sensitivity: "base" })));
});
