import { expect, test } from "vitest";
import { packageViolations } from "../../scripts/lib/check/package-rules.mjs";

const good = {
  main: "./dist/extension/main.cjs",
  bin: { dacapo: "./dist/cli.mjs" },
  exports: { ".": { types: "./dist/types/st.d.ts", default: "./dist/standalone.mjs" }, "./package.json": "./package.json" },
  engines: { node: ">=20", vscode: "^1.104.0" },
  devDependencies: { ws: "8.18.0" },
  contributes: { commands: [{ command: "dacapo.runApp", icon: "$(play)" }] },
};
const world = { built: ["dist/extension/main.cjs", "dist/cli.mjs", "dist/standalone.mjs", "dist/types/"], oldestVscode: "4.104.0", codicons: new Set(["play"]) };
const messages = (change: Partial<typeof good> & { dependencies?: Record<string, string> }): string[] => packageViolations({ ...good, ...change }, world).map(({ message }) => message);

test("a package that keeps its promises", () => expect(messages({})).toEqual([]));

test("a file that the build does not make", () => {
  expect(messages({ bin: { dacapo: "./dist/run.mjs" } })).toEqual(["names dist/run.mjs, which the build does not make"]);
});

test("a dependency at run time, or one at no exact version", () => {
  expect(messages({ dependencies: { ws: "8.18.0" } })).toEqual(["ws is a dependency at run time: bundle it"]);
  expect(messages({ devDependencies: { ws: "^8.18.0" } })).toEqual(["ws is at ^8.18.0: name one exact version"]);
});

test("an oldest VS Code that no test runs", () => {
  expect(messages({ engines: { node: ">=20", vscode: "^1.99.0" } })).toEqual(["supports VS Code ^1.99.0, but the oldest that is tested is code-server 4.104.0"]);
});

test("an icon that does not exist", () => {
  expect(messages({ contributes: { commands: [{ command: "dacapo.runApp", icon: "$(plya)" }] } })).toEqual(["dacapo.runApp has the icon plya, which is no codicon"]);
});
