import { expect, test } from "vitest";
import { assertionViolations } from "../../scripts/lib/check/assertions.mjs";
import { textRules, violationsOf } from "../../scripts/lib/check/text-rules.mjs";

/** The names of the rules that a file breaks, with the line. */
const broken = (path: string, text: string): string[] => textRules.flatMap((rule) => violationsOf(rule, [{ path, text }])).map(({ rule, line }) => `${rule}:${line}`);

test.each([
  ["a long file", "runtime/x.ts", "a;\n".repeat(401), ["file size:0"]],
  ["a file at the limit", "runtime/x.ts", "a;\n".repeat(400), []],
  ["a name that says nothing", "runtime/utils.ts", "a;", ["file name:0"]],
  ["a barrel by name", "runtime/index.ts", "a;", ["file name:0"]],
  ["a module in PascalCase", "runtime/Run.ts", "a;", ["file name:0"]],
  ["a component in kebab-case", "webview/my-button.svelte", "<b></b>", ["file name:0"]],
  ["good names", "webview/page/page.svelte.ts", "a;", []],
  ["a test outside test/", "runtime/run.test.ts", "a;", ["tests stand in test/:0"]],
  ["a barrel", "runtime/all.ts", '// All.\nexport * from "./a.ts";\nexport { b } from "./b.ts";\n', ["barrel:0"]],
  ["a file that exports its own too", "runtime/st.ts", 'export * from "./a.ts";\nexport const b = 1;\n', []],
  ["raw HTML in a component", "webview/elements/Text.svelte", "<p>\n{@html text}</p>", ["raw HTML:2"]],
  ["raw HTML in the wrong text component", "webview/text/Markdown.svelte", "{@html text}", ["raw HTML in one component:1"]],
  ["raw HTML where it is sanitised", "webview/text/Html.svelte", "{@html text}", []],
  ["innerHTML", "webview/tree/node.ts", "element.innerHTML = text;", ["raw HTML:1"]],
  ["a theme colour in a component", "webview/elements/Text.svelte", "<style>p { color: var(--vscode-foreground) }</style>", ["theme colours:1"]],
  ["a theme colour among the tokens", "webview/theme/tokens.css", ":root { --text: var(--vscode-foreground) }", []],
  ["a silenced compiler", "runtime/x.ts", "// @ts-ignore\na;", ["silenced compiler:1"]],
  ["a silenced linter without a reason", "runtime/x.ts", "// oxlint-disable-next-line no-new\na;", ["silenced compiler:1"]],
  ["a silenced linter with a reason", "runtime/x.ts", "// oxlint-disable-next-line no-new -- compiles only\na;", []],
  ["an unfinished line", "runtime/x.ts", "a; // TODO", ["unfinished:1"]],
  ["a skipped test", "test/x.test.ts", 'test.skip("x", () => {});', ["test that does not run:1"]],
  ["a word on the console", "extension/x.ts", 'console.log("x");', ["console:1"]],
  ["a home folder", "docs/x.md", "see /home/grace/notes/x", ["path of one machine:1"]],
  ["everybody's example", "docs/x.md", "see /home/ada/notes/x", []],
  ["an address of a web page", "docs/x.md", "see https://example.org/home/grace/x", []],
  ["an address in the lockfile", "package-lock.json", '"resolved": "https://registry.example.org/a.tgz"', ["lockfile:1"]],
])("%s", (_, path, text, expected) => {
  expect(broken(path, text)).toEqual(expected);
});

const unexplained = (text: string, path = "runtime/x.ts"): number[] => assertionViolations({ path, text }).map(({ line }) => line);

test("an assertion needs a reason on its statement or right above it", () => {
  expect(unexplained("const a = b as C;")).toEqual([1]);
  expect(unexplained("// SAFETY: checked.\nconst a = b as C;")).toEqual([]);
  expect(unexplained("const a = b as C; // SAFETY: checked.")).toEqual([]);
  expect(unexplained("// SAFETY: checked.\nconst a = b as C;\nconst d = e as F;")).toEqual([3]);
  expect(unexplained("// SAFETY: checked.\nconst a = f({\n  x: 1,\n}) as C;")).toEqual([]);
});

test("what only looks like an assertion needs none", () => {
  expect(unexplained('const a = [1] as const;\nimport { b as c } from "./b.ts";\ntype M = { [K in Keys as `x${K}`]: 1 };\nconst text = "b as C";')).toEqual([]);
});

test("an assertion in a component is found where it stands", () => {
  expect(unexplained("<p>x</p>\n<script lang='ts'>\n  const a = b as C;\n</script>\n{#each list as item}{/each}", "webview/X.svelte")).toEqual([3]);
});
