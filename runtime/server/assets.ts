/** The files of the built view, read once: what is not in this list cannot be asked for. */
import { readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

export interface Asset {
  body: Buffer;
  type: string;
}

const types: { readonly [extension: string]: string } = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The files below a folder by their path with `/`. Those of other kinds (source maps) are left out. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    assets.set(relative(folder, path).split(sep).join("/"), { body: readFileSync(path), type });
  }
  return assets;
}
