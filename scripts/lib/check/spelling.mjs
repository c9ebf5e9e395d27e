/** Words that are not in the dictionary: in the pages, in doc comments, and in what the extension says in VS Code. */
import { readFileSync } from "node:fs";
import nspell from "nspell";
import dictionary from "dictionary-en-gb";
import { lineAt } from "./violation.mjs";

/**
 * @typedef {import("./violation.mjs").SourceFile} SourceFile
 * @typedef {import("./violation.mjs").Violation} Violation
 */

const pages = /^(README|CHANGELOG|CONTRIBUTING)\.md$|^docs\/[^/]+\.md$|^examples\/.*\.md$|^media\/.*\.md$|^\.github\/.*\.md$/;
const commented = /^(runtime|extension|webview)\/.*\.(ts|svelte)$/;
const texts = /^package\.nls\.json$/;

/** The project's own words: names, and what programmers say. One a line, in order. */
const wordList = new URL("words.txt", import.meta.url);
export const ownWords = () => readFileSync(wordList, "utf8").split("\n").filter((line) => line !== "");

/** Made once: reading half a million letters takes its time. @type {{ correct(word: string): boolean } | undefined} */
let english;

/**
 * The prose of a file, each other character replaced by a blank, so that every word stays at its place.
 * @param {SourceFile} file
 */
export function proseOf({ path, text }) {
  if (pages.test(path)) return withoutMarkup(text);
  if (commented.test(path)) return withoutMarkup(docCommentsOf(text));
  if (texts.test(path)) return withoutMarkup(blank(text, /"[^"\n]*":/g));
  return "";
}

/** @param {string} text @param {RegExp} pattern */
const blank = (text, pattern) => text.replaceAll(pattern, (found) => found.replaceAll(/[^\n]/g, " "));

/** @param {string} text */
function docCommentsOf(text) {
  let end = 0;
  let prose = "";
  for (const { 0: comment, index } of text.matchAll(/\/\*\*[^]*?\*\//g)) {
    const words = blank(blank(comment, /@example[^]*/g), /@(param|typedef|property|type|returns|template|satisfies)\b[^\n]*?(\}|$)( \w+)?|@\w+|\{[^}\n]*\}/gm);
    prose += blank(text.slice(end, index), /[^]+/g) + words;
    end = index + comment.length;
  }
  return prose;
}

/** What is code, an address or a mark in Markdown. */
const markup = [/^(\s*)```[^]*?^\s*```$/gm, /``[^`]*``|`[^`\n]*`/g, /<!--[^]*?-->/g, /\]\([^)\s]*\)/g, /https?:\/\/\S+/g, /[\w./-]+\.(ts|js|mjs|json|md|toml|vsix|tgz|map)\b/g, /&\w+;/g, /\\n/g];

/** @param {string} text */
const withoutMarkup = (text) => markup.reduce(blank, text);

/** Words as they are written: with apostrophes inside; names of code and of files, and what has digits, are none. */
const word = /(?<![\p{L}\p{N}_./@#$-])\p{L}[\p{L}'’]*(?![\p{L}\p{N}_(]|[./]\p{L})/gu;
/** `camelCase`, `LIKE`, and `PNGs`. */
const isName = /** @param {string} text */ (text) => /\p{Ll}\p{Lu}|^\p{Lu}{2}/u.test(text);

/** @param {string} text */
export function wordsOf(text) {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({ word: found.replaceAll("’", "'").replace(/('s|')$/, ""), index })).filter(({ word: found }) => found.length > 1 && !isName(found));
}

/**
 * @param {readonly SourceFile[]} files
 * @returns {Violation[]}
 */
export function spellingViolations(files) {
  const spell = (english ??= nspell(dictionary));
  const own = new Set(ownWords());
  const isRight = /** @param {string} text */ (text) => own.has(text) || own.has(text.toLowerCase()) || spell.correct(text);
  const used = new Set();
  const found = files.flatMap((file) => wordsOf(proseOf(file)).flatMap(({ word: text, index }) => {
    used.add(text).add(text.toLowerCase());
    return isRight(text) ? [] : [{ file: file.path, line: lineAt(file.text, index), rule: "spelling", message: `"${text}" is in no dictionary: mend it, or add it to scripts/lib/check/words.txt` }];
  }));
  const idle = [...own].filter((entry) => !used.has(entry)).map((entry) => ({ file: "scripts/lib/check/words.txt", line: 0, rule: "spelling", message: `"${entry}" is written nowhere: take it out` }));
  return [...found, ...idle];
}
