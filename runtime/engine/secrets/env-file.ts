/** `.env` beside a script. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { parseEnv } from "node:util";

/** What it says, by name. A folder of that name, such as Python keeps its packages in, says nothing. */
export function envBeside(script: string): Readonly<NodeJS.Dict<string>> {
  const file = join(dirname(script), ".env");
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? parseEnv(readFileSync(file, "utf8")) : {};
}

/** Puts what it says into the environment; what is set already wins. */
export function addEnvBeside(script: string): void {
  for (const [name, value] of Object.entries(envBeside(script))) process.env[name] ??= value;
}
