/** The files of the built view. They are listed once: what is not in the list cannot be asked for. */
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

/** The files in a folder and below, without what is linked from elsewhere. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

export class Assets {
  readonly #folder: string;
  /** By the path that they are asked for by, with `/`. */
  readonly #types = new Map<string, string>();
  readonly #read = new Map<string, Asset>();

  constructor(folder: string) {
    this.#folder = folder;
    for (const file of filesIn(folder)) {
      const type = types[extname(file)];
      if (type !== undefined) this.#types.set(relative(folder, file).split(sep).join("/"), type);
    }
  }

  /** A file, read when it is first asked for: most pages never ask for the large ones. */
  get(path: string): Asset | undefined {
    const type = this.#types.get(path);
    if (type === undefined) return undefined;
    let asset = this.#read.get(path);
    if (!asset) this.#read.set(path, (asset = { body: readFileSync(join(this.#folder, path)), type }));
    return asset;
  }

  /** What the page's entry imports: asked for together with it. */
  get firstLoad(): string[] {
    const list: unknown = JSON.parse(this.get("first-load.json")?.body.toString() ?? "[]");
    return Array.isArray(list) ? list.filter((path) => this.#types.has(path)) : [];
  }
}
