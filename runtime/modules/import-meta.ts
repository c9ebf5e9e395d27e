import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { importFrom } from "./compile.ts";
import { resolverQuery } from "./module-hooks.ts";

/** The `import.meta` of a script; `path` is its file after realpath. With `canResolve` it also has `resolve`, which takes a module of its own to get. */
export async function scriptMeta(file: string, path: string, canResolve: boolean): Promise<object> {
  const url = pathToFileURL(file).href;
  const meta = { dirname: dirname(file), filename: file, main: true, url };
  if (!canResolve) return meta;
  const { resolve } = await importFrom(path)(pathToFileURL(path).href + resolverQuery);
  return { ...meta, resolve };
}
