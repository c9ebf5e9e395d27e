import { readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { ModuleKind } from "../script/parse.ts";

export function isBelowNodeModules(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`) || path.includes("/node_modules/");
}

/** What the package.json files above say, remembered until `forget`. */
export class PackageScopes {
  readonly #types = new Map<string, ModuleKind | undefined>();

  forget(): void {
    this.#types.clear();
  }

  /** The `type` of the nearest package.json above a file, where it has one. */
  typeFor(file: string): ModuleKind | undefined {
    return this.#typeIn(dirname(file));
  }

  #typeIn(folder: string): ModuleKind | undefined {
    if (this.#types.has(folder)) return this.#types.get(folder);
    const here = readPackage(folder);
    const parent = dirname(folder);
    const type = here !== undefined ? here.type : parent === folder ? undefined : this.#typeIn(parent);
    this.#types.set(folder, type);
    return type;
  }
}

function readPackage(folder: string): { type: ModuleKind | undefined } | undefined {
  const text = readIfThere(join(folder, "package.json"));
  if (text === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const type = typeof parsed === "object" && parsed !== null && "type" in parsed ? parsed.type : undefined;
    return { type: type === "module" || type === "commonjs" ? type : undefined };
  } catch {
    // A package.json that does not parse says nothing; Node reports it where it matters.
    return { type: undefined };
  }
}

export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Not there, or not readable: the same to everyone who asks.
    return undefined;
  }
}
