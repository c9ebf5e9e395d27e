/**
 * V8 keeps what it has compiled for when the same text comes again. Of a script that is saved again and again it would keep every
 * version. Not on the command line: with another set of flags V8 takes nothing of the code that Node brings along in compiled
 * form, and a thread takes twice as long to start (the link: 53 ms instead of 29).
 */
import { setFlagsFromString } from "node:v8";

export interface ReloadingApp {
  readonly onReload: (() => void)[];
}

/** Keeps no more versions of an app's script, from the second one on. */
export function forgetCompiledScripts(app: ReloadingApp): void {
  app.onReload.push(() => setFlagsFromString("--no-compilation-cache"));
}
