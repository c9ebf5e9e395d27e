/** Where the code of others comes from, and that it is named. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const manifest: { dependencies?: object; optionalDependencies?: object; scripts: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(read("package.json"));
const lock: { packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }> } = JSON.parse(read("package-lock.json"));

test("every package of the lockfile has a checksum and no address", () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test("every dependency has one exact version", () => {
  expect(Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("what ships asks for no install script and no package at run time", () => {
  expect({ ...manifest.dependencies, ...manifest.optionalDependencies }).toEqual({});
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare|uninstall)$|^(pre|post)pack/.test(name))).toEqual([]);
});

test("the licence of every bundled package is in the notices", () => {
  const notices = read("dist/ThirdPartyNotices.txt");
  const [, shipped = ""] = /Bundled into what ships:\n\n([^]*?)\n\n/.exec(read("docs/architecture.md")) ?? [];
  const named = [...shipped.matchAll(/^\| (.+?) \|/gm)].slice(2).flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
  expect(named.filter((name) => !existsSync(join(root, "node_modules", name, "package.json")))).toEqual([]);
});
