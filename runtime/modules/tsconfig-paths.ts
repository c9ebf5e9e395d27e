/** The `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { readIfThere } from "./package-scope.ts";
import { resolveFile } from "./resolve-file.ts";

interface PathRules {
  /** Absolute, where the configuration has one. */
  baseUrl?: string;
  /** What relative targets start from. */
  pathsBase: string;
  paths: [pattern: string, targets: string[]][];
}

const noRules: PathRules = { pathsBase: "", paths: [] };

export class TsconfigPaths {
  readonly #rules = new Map<string, PathRules>();

  forget(): void {
    this.#rules.clear();
  }

  /** The file that a bare specifier means in `folder`, when a configuration says so and the file is there. */
  resolve(specifier: string, folder: string): string | undefined {
    const { baseUrl, pathsBase, paths } = this.#rulesFor(folder);
    const match = bestMatch(specifier, paths);
    for (const target of match?.targets ?? []) {
      const found = resolveFile(resolve(pathsBase, target.replace("*", match?.star ?? "")));
      if (found !== undefined) return found;
    }
    return baseUrl === undefined ? undefined : resolveFile(join(baseUrl, specifier));
  }

  #rulesFor(folder: string): PathRules {
    const known = this.#rules.get(folder);
    if (known !== undefined) return known;
    const file = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find((path) => existsSync(path));
    const parent = dirname(folder);
    const rules = file !== undefined ? readRules(file, new Set()) : parent === folder ? noRules : this.#rulesFor(parent);
    this.#rules.set(folder, rules);
    return rules;
  }
}

/** An exact pattern wins, then the one with the longest text before its star. */
function bestMatch(specifier: string, paths: PathRules["paths"]): { star: string; targets: string[] } | undefined {
  let best: { star: string; targets: string[]; length: number } | undefined;
  for (const [pattern, targets] of paths) {
    if (pattern === specifier) return { star: "", targets };
    const [before, after] = pattern.split("*");
    if (before === undefined || after === undefined) continue;
    const fits = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
    if (!fits || before.length <= (best?.length ?? -1)) continue;
    best = { star: specifier.slice(before.length, specifier.length - after.length), targets, length: before.length };
  }
  return best;
}

function readRules(file: string, seen: Set<string>): PathRules {
  if (seen.has(file)) return noRules;
  seen.add(file);
  const config = parseWithComments(readIfThere(file));
  const folder = dirname(file);
  const inherited = extendedFiles(config.extends, folder).reduce((rules, parent) => merge(rules, readRules(parent, seen)), noRules);
  return merge(inherited, ownRules(config.compilerOptions, folder));
}

function merge(base: PathRules, over: PathRules): PathRules {
  const baseUrl = over.baseUrl ?? base.baseUrl;
  const { paths, pathsBase } = over.paths.length > 0 ? over : base;
  return { ...(baseUrl === undefined ? {} : { baseUrl }), paths, pathsBase: baseUrl ?? pathsBase };
}

function ownRules(options: unknown, folder: string): PathRules {
  const { baseUrl, paths } = record(options);
  const base = typeof baseUrl === "string" ? resolve(folder, baseUrl.replace("${configDir}", folder)) : undefined;
  return {
    ...(base === undefined ? {} : { baseUrl: base }),
    pathsBase: base ?? folder,
    paths: Object.entries(record(paths)).map(([pattern, targets]) => [pattern, texts(targets).map((target) => target.replace("${configDir}", folder))]),
  };
}

/** Only files: what a package offers to extend says nothing about this project's folders. */
function extendedFiles(value: unknown, folder: string): string[] {
  return texts(Array.isArray(value) ? value : [value])
    .filter((name) => name.startsWith(".") || isAbsolute(name))
    .map((name) => resolve(folder, name))
    .map((path) => (existsSync(path) || path.endsWith(".json") ? path : `${path}.json`));
}

function parseWithComments(text: string | undefined): Record<string, unknown> {
  const bare = (text ?? "{}")
    .replace(/^\ufeff/, "")
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[^]*?\*\//g, (_, string: string | undefined) => string ?? " ")
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? "");
  try {
    return record(JSON.parse(bare));
  } catch {
    // The editor shows what is wrong in it; here it rules nothing.
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}
