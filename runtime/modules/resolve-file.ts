/** Finds the file that a specifier without regard for extensions means, as TypeScript does. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { readIfThere } from "./package-scope.ts";

const extensions = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", ".tsx", ".jsx"];
const typeScriptFor: Record<string, string[]> = { ".js": [".ts", ".tsx"], ".mjs": [".mts"], ".cjs": [".cts"], ".jsx": [".tsx"] };

/** `base` is an absolute path: the file itself, the file without its extension, or a folder with an index or a `main`. */
export function resolveFile(base: string): string | undefined {
  const kind = kindOf(base);
  if (kind === "file") return base;
  return substituted(base) ?? extended(base) ?? (kind === "folder" ? inFolder(base) : undefined);
}

function substituted(base: string): string | undefined {
  const extension = /\.[cm]?jsx?$/.exec(base)?.[0];
  if (extension === undefined) return undefined;
  const stem = base.slice(0, -extension.length);
  return typeScriptFor[extension]?.map((other) => stem + other).find(isFile);
}

function extended(base: string): string | undefined {
  return extensions.map((extension) => base + extension).find(isFile);
}

function inFolder(folder: string): string | undefined {
  const main = mainOf(readIfThere(join(folder, "package.json")));
  return (main === undefined ? undefined : resolveMain(join(folder, main))) ?? extended(join(folder, "index"));
}

function resolveMain(base: string): string | undefined {
  return isFile(base) ? base : (substituted(base) ?? extended(base) ?? extended(join(base, "index")));
}

function mainOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const main = typeof parsed === "object" && parsed !== null && "main" in parsed ? parsed.main : undefined;
    return typeof main === "string" ? main : undefined;
  } catch {
    // A package.json that does not parse names no file.
    return undefined;
  }
}

function isFile(path: string): boolean {
  return kindOf(path) === "file";
}

function kindOf(path: string): "file" | "folder" | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : undefined;
}
