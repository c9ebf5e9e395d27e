/** The sources of this project in another folder, so that a test may build there while others test what was built here. */
import { execFile } from "node:child_process";
import { cpSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
/** What a build makes anew, what git keeps, and what would only take time to copy. */
const left = new Set([".git", "node_modules", "dist", "docs", "test", "test-results", "bench"]);

/** Fills `folder`, which exists, with what a build needs and nothing else; the packages are linked. */
export function copyProject(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(projectRoot)) {
    if (!left.has(name)) cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"), "dir");
}

/** Runs one of the copy's own scripts, e.g. `await runScript(folder, "build.mjs", "--no-types")`. */
export async function runScript(folder: string, name: string, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(folder, "scripts", name), ...args], { cwd: folder });
}
