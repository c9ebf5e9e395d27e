/** Says in a plain sentence what a parser says in its own words. */

const sentences: [RegExp, string | ((match: RegExpExecArray) => string)][] = [
  [/^Unterminated string/, "This string is not closed."],
  [/^Unterminated template/, "This template is not closed: a backtick is missing."],
  [/^Unterminated comment/, "This comment is not closed: `*/` is missing."],
  [/^Unterminated regular expression/, "This regular expression is not closed."],
  [/^Invalid regular expression: (.*)/, (match) => `This regular expression is not valid: ${match[1] ?? ""}.`],
  [/^Identifier '(.+)' has already been declared/, (match) => `\`${match[1] ?? ""}\` is declared twice.`],
  [/^Duplicate export '(.+)'/, (match) => `\`${match[1] ?? ""}\` is exported twice.`],
  [/^Export '(.+)' is not defined/, (match) => `\`${match[1] ?? ""}\` is exported but not declared.`],
  [/^'return' outside of function|^Return statement is not allowed here/, "`return` stands outside of a function."],
  [/^await isn't allowed in non-async function/, "`await` stands in a function that is not `async`."],
  [/^Cannot use keyword 'await' outside an async function/, "`await` stands in a function that is not `async`."],
  [/^Unsyntactic (break|continue)/, (match) => `\`${match[1] ?? ""}\` stands outside of a loop.`],
  [/^Assigning to rvalue/, "This cannot be assigned to."],
  [/^Missing initializer in const/, "A `const` needs a value."],
  [/^Missing catch or finally/, "`try` needs a `catch` or a `finally`."],
  [/^The keyword '(.+)' is reserved/, (match) => `\`${match[1] ?? ""}\` is a reserved word.`],
  [/^'import' and 'export' may (?:only appear|appear only)/, "`import` and `export` belong at the top of a module, outside of any block."],
  [/^Expression expected/, "An expression is missing here."],
  [/^Expected '?(.+?)'?, got '?<eof>'?$/, (match) => `The file ends too early: ${expectedWords(match[1] ?? "")} is missing.`],
  [/^Expected '?(.+?)'?, got/, (match) => `Expected ${expectedWords(match[1] ?? "")}.`],
  [/^Unexpected token `?(.+?)`?\. Expected/, (match) => `Unexpected \`${match[1] ?? ""}\`.`],
  [/^Unexpected eof/, "The file ends too early: something is not closed."],
];

/** Names what stands at `at`, where the parser said only that it is unexpected. */
export function plainMessage(said: string, source: string, at: number): string {
  const bare = said.replace(/ \(\d+:\d+\)$/, "");
  if (bare !== "Unexpected token") return plainSentence(bare);
  if (at >= source.length) return "The file ends too early: something is not closed.";
  return `Unexpected \`${source.slice(at, tokenEnd(source, at))}\`.`;
}

export function plainSentence(said: string): string {
  for (const [pattern, sentence] of sentences) {
    const match = pattern.exec(said);
    if (match !== null) return typeof sentence === "string" ? sentence : sentence(match);
  }
  return /[.!?]$/.test(said) ? said : `${said}.`;
}

/** Where the word or sign at `at` ends. */
export function tokenEnd(source: string, at: number): number {
  const token = /[\p{ID_Continue}$]+|=>|[=!<>]=+|&&|\|\||\?\?|\?\.|\.\.\.|[^\s]/uy;
  token.lastIndex = at;
  return at + (token.exec(source)?.[0].length ?? 0);
}

function expectedWords(wanted: string): string {
  const words = wanted.replaceAll("'", "").split(/, | or /).filter((word) => word !== "<eof>");
  return words.map((word) => (/^[a-z ]+$/.test(word) ? word : `\`${word}\``)).join(" or ");
}
