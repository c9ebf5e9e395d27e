/** What an editor can offer to mend in a script. Pure: text in, changes of text out. */
import { findingsOf, readScript } from "../analysis/analyse.ts";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import type { Stripper } from "../strip.ts";
import { unlessTooDeep } from "../too-deep.ts";
import { toCallback } from "./callback-fix.ts";
import { toContainer } from "./container-fix.ts";
import type { Draft, Fix } from "./fix.ts";
import { addGuard } from "./guard-fix.ts";
import { addKey } from "./key-fix.ts";
import { ScriptText } from "./script-text.ts";
import { initialise, setNext } from "./state-fix.ts";

type Mend = (finding: Finding, reading: Reading, text: ScriptText) => Draft[];

const mends: { readonly [code: string]: readonly Mend[] } = {
  "needless-rerun": [toCallback, toContainer],
  "duplicate-widget": [addKey],
  "unconditional-rerun": [addGuard],
  "state-after-widget": [setNext],
};

/**
 * All fixes of a script, each with the place of what it mends.
 *
 * @example
 * const [fix] = findFixes(source, "app.ts", { strip: stripTypeScriptTypes });
 * const mended = applyEdits(source, fix.edits);
 */
export function findFixes(source: string, file: string, stripper: Stripper): Fix[] {
  return unlessTooDeep(() => fixesOf(source, file, stripper)) ?? [];
}

function fixesOf(source: string, file: string, stripper: Stripper): Fix[] {
  const reading = readScript(source, file, stripper);
  // What was compiled has other offsets than what is written.
  if (!reading?.program.keepsOffsets) return [];
  const text = new ScriptText(source);
  const mended = findingsOf(reading).flatMap((finding) => {
    const at = reading.program.place(finding.node.start, finding.node.end);
    return (mends[finding.code] ?? []).flatMap((mend) => mend(finding, reading, text)).map((draft): Fix => ({ ...draft, code: finding.code, at }));
  });
  return [...mended, ...initialise(reading, text)];
}
