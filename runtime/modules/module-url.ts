/** Versions of local modules in URLs: the loader knows a module by its URL, so a changed one needs another. */
import { dirname, isAbsolute, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isBelowNodeModules } from "./package-scope.ts";

const version = /(?:\?|%3F)v=\d+$/;

/**
 * The question mark is escaped, so it is part of the path and not a query: then `require` and `import` agree on the
 * URL, and a module that both load exists once.
 */
export function versionedUrl(path: string, count: number): string {
  const { href } = pathToFileURL(path);
  return count === 0 ? href : `${href}%3Fv=${count}`;
}

/** What `require` calls the file of `versionedUrl`. */
export function versionedPath(path: string, count: number): string {
  return count === 0 ? path : `${path}?v=${count}`;
}

/** The path of a file, given as a path or a `file:` URL, with or without a version; `undefined` for anything else. */
export function pathOf(file: string): string | undefined {
  const bare = file.replace(version, "");
  if (bare.startsWith("file:")) return fileURLToPath(bare);
  return isAbsolute(bare) ? bare : undefined;
}

/** Dacapo's own files: the folder of the built bundles, or of the runtime's sources. */
const ownFolder = ((): string => {
  const here = fileURLToPath(import.meta.url);
  return (here.endsWith(".ts") ? dirname(dirname(here)) : dirname(here)) + sep;
})();

/** A person's own file: not in a package, and not Dacapo's. */
export function isLocal(path: string): boolean {
  return !isBelowNodeModules(path) && !path.startsWith(ownFolder);
}
