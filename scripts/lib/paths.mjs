/** Where things are: the project's folder and the cache that survives a clone. */
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {...string} parts */
export const inProject = (...parts) => join(projectRoot, ...parts);

/** The cache folder: `$DACAPO_CACHE`, else the platform's usual place. */
export function cacheRoot(env = process.env, platform = process.platform, home = homedir()) {
  if (env.DACAPO_CACHE) return env.DACAPO_CACHE;
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "dacapo", "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", "dacapo");
  return join(env.XDG_CACHE_HOME ?? join(home, ".cache"), "dacapo");
}
