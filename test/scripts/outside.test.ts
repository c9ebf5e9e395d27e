import { expect, test } from "vitest";
import { readOxlint, readSvelteCheck, readTsc } from "../../scripts/lib/check/outside.mjs";
import { packageFolders } from "../../scripts/lib/notices.mjs";
import { eagerFiles } from "../../scripts/lib/sizes.mjs";

test("what TypeScript prints is read with file and line", () => {
  expect(readTsc("runtime/a.ts(12,5): error TS2322: Type 'x' is wrong.\n  More.\nerror TS18003: No inputs.\n")).toEqual([
    { file: "runtime/a.ts", line: 12, rule: "TS2322", message: "Type 'x' is wrong." },
    { file: "tsconfig.json", line: 0, rule: "TS18003", message: "No inputs." },
  ]);
});

test("what svelte-check prints is read with file and line", () => {
  const found = JSON.stringify({ type: "WARNING", filename: "App.svelte", start: { line: 6, character: 1 }, message: "Unused\nselector", code: "css_unused_selector" });
  expect(readSvelteCheck(`1 START "x"\n17 ${found}\n18 COMPLETED 3 FILES`, "webview")).toEqual([{ file: "webview/App.svelte", line: 7, rule: "svelte-check css_unused_selector", message: "Unused selector" }]);
});

test("what oxlint prints is read with file and line", () => {
  const json = JSON.stringify({ diagnostics: [{ filename: "runtime/a.ts", code: "eslint(no-var)", message: "Use let.", labels: [{ span: { line: 3 } }] }] });
  expect(readOxlint(`a word before\n${json}`)).toEqual([{ file: "runtime/a.ts", line: 3, rule: "eslint(no-var)", message: "Use let." }]);
});

/** esbuild says more about each file; this is all that is read here. */
const nothing = { bytes: 1, inputs: {}, exports: [], imports: [] };

test("a page's first load is its entry, what that imports statically, and its styles", () => {
  const metafile = {
    inputs: {},
    outputs: {
      "dist/main.js": { ...nothing, entryPoint: "webview/main.ts", cssBundle: "dist/main.css", imports: [{ path: "dist/shared.js", kind: "import-statement" as const }, { path: "dist/chart.js", kind: "dynamic-import" as const }] },
      "dist/main.css": nothing,
      "dist/shared.js": { ...nothing, imports: [{ path: "dist/deep.js", kind: "import-statement" as const }] },
      "dist/deep.js": nothing,
      "dist/chart.js": nothing,
    },
  };
  expect(eagerFiles(metafile, "webview/main.ts").sort()).toEqual(["dist/deep.js", "dist/main.css", "dist/main.js", "dist/shared.js"]);
});

test("the packages in a bundle are found by their folders, nested and scoped ones too", () => {
  const inputs = Object.fromEntries(["runtime/a.ts", "node_modules/ws/lib/a.js", "node_modules/ws/lib/b.js", "node_modules/@a/b/index.js", "node_modules/c/node_modules/d/index.js"].map((path) => [path, { bytes: 1, imports: [] }]));
  expect(packageFolders([{ inputs, outputs: {} }])).toEqual(["node_modules/@a/b", "node_modules/c/node_modules/d", "node_modules/ws"]);
});
