/** Reads what Node's type stripper says when it refuses a text: the place stands only in the picture that it draws of the line. */
import { LineIndex } from "./lines.ts";
import { type Place, placeOf, type ProblemText } from "./problem.ts";
import { plainSentence, tokenEnd } from "./syntax-message.ts";

export interface StripFailure {
  /** TypeScript that has no JavaScript beneath its types: a transform may take it. */
  unsupported: boolean;
  place: Place;
  text: ProblemText;
}

export function stripFailure(error: unknown, source: string): StripFailure {
  const said = error instanceof Error ? error.message : String(error);
  const unsupported = error instanceof Error && "code" in error && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX";
  const place = placeIn(error instanceof Error ? (error.stack ?? "") : "", source, said);
  return { unsupported, place, text: unsupported ? unsupportedText(said) : syntaxText(said) };
}

function syntaxText(said: string): ProblemText {
  return { code: "syntax-error", message: plainSentence(said), fix: "Correct the syntax." };
}

function unsupportedText(said: string): ProblemText {
  const known = said.startsWith("The angle-bracket")
    ? { message: "`<T>value` is not supported.", fix: "Write `value as T`." }
    : said.startsWith("`module` keyword")
      ? { message: "`module` is not supported.", fix: "Write `namespace`, or use a file of its own." }
      : said.includes("export assignment")
        ? { message: "`export =` is not supported in a module.", fix: "Write `export default`." }
        : said.includes("import equals")
          ? { message: "`import x = require(…)` is not supported.", fix: "Write `import x from \"…\"`." }
          : { message: plainSentence(said.replace(/ is not supported in strip-only mode$/, " is not supported")), fix: "Write it in plain JavaScript." };
  return { code: "unsupported-syntax", ...known };
}

function placeIn(stack: string, source: string, said: string): Place {
  const lines = new LineIndex(source);
  if (/got '?<eof>'?$|^Unexpected eof/.test(said)) return placeOf(lines, source.trimEnd().length, source.length);
  const picture = stack.split(/\n\n\w*Error/, 1)[0] ?? "";
  const header = /^[^\n]*:(\d+)\n/.exec(picture);
  const line = Math.min(Math.max(Number(header?.[1] ?? 1), 1), lines.count);
  const start = lines.offset(line, 1);
  const text = source.slice(start, lines.offset(line, Infinity));
  const carets = /^( *)(\^+)$/m.exec(picture);
  const keyword = /\b(enum|namespace|module)\b/.exec(said)?.[1] ?? "";
  const inLine = carets === null ? Math.max(text.indexOf(keyword), text.search(/\S|$/)) : characterAt(text, carets[1]?.length ?? 0);
  const at = start + inLine;
  const length = carets === null ? 0 : characterAt(text.slice(inLine), carets[2]?.length ?? 1);
  return placeOf(lines, at, Math.max(tokenEnd(source, at), at + length));
}

/** The picture counts columns as a terminal does: a tab goes to the next multiple of four, a wide character takes two. */
function characterAt(text: string, width: number): number {
  let column = 0;
  let index = 0;
  for (const character of text) {
    if (column >= width) break;
    column += character === "\t" ? 4 - (column % 4) : isWide(character) ? 2 : 1;
    index += character.length;
  }
  return index;
}

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(character);
