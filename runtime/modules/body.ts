/** From a compiled script to what one run calls. */
import Module, { createRequire } from "node:module";
import { dirname } from "node:path";
import type { ScriptContext } from "../script/program.ts";
import type { Body } from "./app-script.ts";

export function moduleBody(evaluated: unknown, context: ScriptContext): Body {
  // SAFETY: `Program#toFunction` makes such a function of a module.
  return (evaluated as (context: ScriptContext) => Body)(context);
}

type CommonJs = (exports: unknown, require: NodeJS.Require, module: Module, filename: string, dirname: string) => void;

/** Each run gets a `module` of its own; what it requires stays loaded. `path` is the file after realpath. */
export function commonJsBody(evaluated: unknown, file: string, path: string): Body {
  // SAFETY: `Program#toFunction` makes such a function of a CommonJS script.
  const run = evaluated as CommonJs;
  const require = createRequire(path);
  return () => {
    const module = new Module(file);
    module.filename = file;
    require.main = module;
    run.call(module.exports, module.exports, require, module, file, dirname(file));
  };
}
