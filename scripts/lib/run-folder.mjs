/**
 * The temporary folder of a run of tests. What a run that was killed has left behind goes when the next one begins: the name of
 * the folder says whose it is. The folders of single tests name nobody: those go when they are a day old, which no test is.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "dacapo-run-";
const ofOneTest = /^dacapo-[a-z-]+-\w{6}$/;
const dayMs = 24 * 60 * 60 * 1000;

/** Makes the folder, after those whose owners are gone were removed. */
export function makeRunFolder(place = tmpdir()) {
  sweep(place);
  return mkdtempSync(join(place, `${prefix}${process.pid}-`));
}

/** @param {string} folder */
export function removeRunFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} place */
function sweep(place) {
  for (const name of readdirSync(place)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (owner > 0 ? !isAlive(owner) : ofOneTest.test(name) && isOld(join(place, name))) removeRunFolder(join(place, name));
  }
}

/** @param {string} path */
function isOld(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > dayMs;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
