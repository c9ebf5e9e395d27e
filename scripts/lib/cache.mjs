/** Things that are downloaded once per machine, each in a folder of its own below the cache. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheRoot } from "./paths.mjs";

const stamp = "READY";

/**
 * The folder `name` of the cache, filled by `fill` when it is not there yet.
 * It is made aside and renamed into place, so that an interrupted or a simultaneous install is never seen half done.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @param {(folder: string) => boolean} [works] recognises a folder that is whole although it carries no stamp
 */
export async function cached(name, fill, works = () => false) {
  const folder = join(cacheRoot(), name);
  if (existsSync(join(folder, stamp))) return folder;
  if (existsSync(folder) && works(folder)) {
    markReady(folder);
    return folder;
  }
  mkdirSync(cacheRoot(), { recursive: true });
  removeAbandoned(name);
  const aside = mkdtempSync(`${folder}.part-`);
  try {
    await fill(aside);
    markReady(aside);
    moveIntoPlace(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} folder */
const markReady = (folder) => writeFileSync(join(folder, stamp), `${new Date().toISOString()}\n`);

/** @param {string} aside @param {string} folder */
function moveIntoPlace(aside, folder) {
  if (!existsSync(join(folder, stamp))) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Somebody else finished the same folder meanwhile: theirs is as good as ours.
    if (!existsSync(join(folder, stamp))) throw error;
  }
}

/** What an install that was killed has left: nobody works on it for an hour. @param {string} name */
function removeAbandoned(name) {
  for (const entry of readdirSync(cacheRoot())) {
    const path = join(cacheRoot(), entry);
    if (entry.startsWith(`${name}.part-`) && Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}
