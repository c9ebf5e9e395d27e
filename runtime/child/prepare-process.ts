/** Makes the process look as if the script had been started by itself. */
import process from "node:process";
import { addEnvBeside } from "../engine/secrets/env-file.ts";
import type { AppSettings } from "../protocol/messages.ts";

/** Sets working directory, arguments and `.env` (which overrides nothing), and hides how the process was started. */
export function prepareProcess({ file, cwd, argv }: AppSettings): void {
  // Only for VS Code's own Node, to be Node at all: a grandchild is to be what it is.
  delete process.env["ELECTRON_RUN_AS_NODE"];
  if (process.cwd() !== cwd) process.chdir(cwd);
  process.argv.splice(1, Infinity, file, ...argv);
  addEnvBeside(file);
}
