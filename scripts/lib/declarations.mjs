/** The declarations as they ship: only what the entry points lead to, with specifiers that every resolution understands. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const relative = /(\bfrom |\bimport\(|\bmodule )"(\.[^"]*)\.ts"/g;

/**
 * The parts that no public type speaks of. Behind them is what we bundle, whose types nobody has who installs us, and what
 * needs the types of Node, which a project may do without.
 */
const inside = /^import (?:type )?\{([^}]*)\} from "(?:\.\.?\/)+(?:script\/|modules\/|link\/|(?:data\/)?(?:column|dataset)\.|(?:engine\/)?(?:context|life|outlet|page)\.)[^"]*";$/gm;

/**
 * Types from inside are opaque in what ships, so that the way to them ends here.
 * @param {string} text of a declaration
 */
export const opaque = (text) => text.replaceAll(inside, (_, names) => names.split(",").map((/** @type {string} */ name) => `type ${name.replace(/\btype\b|.* as /g, "").trim()} = Record<string, unknown>;`).join(" "));

/**
 * Compilers write `./st.ts` as it stands in the sources; `moduleResolution: node16` knows it as `./st.js`.
 * @param {string} text of a declaration
 */
export const portable = (text) => text.replaceAll(relative, '$1"$2.js"');

/**
 * The files that these lead to, themselves included.
 * @param {readonly string[]} entries absolute paths of `.d.ts` files
 */
export function reachable(entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, , path] of opaque(readFileSync(file, "utf8")).matchAll(/(\bfrom |\bimport |\bimport\()"(\.[^"]*)\.[jt]s"/g)) {
      const next = join(dirname(file), `${path}.d.ts`);
      if (existsSync(next)) found.add(next);
    }
  }
  return found;
}

/** @param {string} folder of all declarations @param {readonly string[]} entries below it */
export function tidyDeclarations(folder, entries) {
  const kept = reachable(entries.map((entry) => join(folder, entry)));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (!file.endsWith(".d.ts")) continue;
    if (kept.has(file)) writeFileSync(file, portable(opaque(readFileSync(file, "utf8"))));
    else rmSync(file);
  }
}
