import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const view = fileURLToPath(new URL("../../dist/webview/", import.meta.url));
const read = (path: string): Buffer => readFileSync(view + path);
const firstLoad = ["main.js", "main.css", ...JSON.parse(read("first-load.json").toString())];

it("the view's first load is at most 80 KiB, compressed, in a handful of files", () => {
  const bytes = firstLoad.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
  expect(bytes / 1024).toBeLessThan(80);
  expect(firstLoad.length).toBeLessThan(6);
});

it("what is named as the first load is all that the entry imports", () => {
  const imported = [...read("main.js").toString().matchAll(/(?:from|import)\s*"\.\/(chunks\/[^"]+)"/g)].map(([, path]) => path);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((path) => !firstLoad.includes(path))).toEqual([]);
  expect(firstLoad.filter((path) => !existsSync(view + path))).toEqual([]);
});

it("styles of a chunk come with the chunk", () => {
  const chunk = readdirSync(`${view}chunks`).find((name) => name.startsWith("Dataframe"));
  const text = read(`chunks/${chunk}`).toString();
  expect(text).toContain("adoptedStyleSheets");
  const [, scope = "none"] = /\.(svelte-[a-z0-9]+)[ {:.]/.exec(text) ?? [];
  expect(text).toContain(scope);
  expect(read("main.css").toString()).not.toContain(scope);
});
