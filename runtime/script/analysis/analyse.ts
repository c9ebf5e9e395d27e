/** Finds mistakes in a script before it runs. */
import type { Diagnostic } from "../../protocol/diagnostic.ts";
import { readProgram } from "../program.ts";
import type { Stripper, StripTypes } from "../strip.ts";
import { unlessTooDeep } from "../too-deep.ts";
import { Bindings } from "./bindings.ts";
import { cacheCaptures } from "./cache-captures.ts";
import { classesInState } from "./class-in-state.ts";
import { type Finding, type Reading, toDiagnostic } from "./diagnostics.ts";
import { duplicateWidgets } from "./duplicate-widget.ts";
import { Names } from "./names.ts";
import { needlessReruns } from "./needless-rerun.ts";
import { stateAfterWidget } from "./state-after-widget.ts";
import { swallowedHalts } from "./swallowed-halt.ts";
import { Tracer } from "./tracer.ts";
import { triggerDependentWidgets } from "./trigger-dependent-widget.ts";
import { unconditionalRerun } from "./unconditional-rerun.ts";

const rules: readonly ((reading: Reading) => Finding[])[] = [unconditionalRerun, stateAfterWidget, needlessReruns, duplicateWidgets, triggerDependentWidgets, classesInState, cacheCaptures, swallowedHalts];

/**
 * What reading a script tells, by place. Nothing of a script that does not parse, or that does not import `dacapo`:
 * the one shows where it is run, the other is no app. `transform` serves scripts with TypeScript that cannot be blanked.
 */
export function analyse(source: string, file: string, strip: StripTypes, transform?: Stripper["transform"]): Diagnostic[] {
  const found = unlessTooDeep(() => {
    const reading = readScript(source, file, { strip, ...(transform && { transform }) });
    return reading && findingsOf(reading).map((finding) => toDiagnostic(finding, reading.program));
  });
  return (found ?? []).toSorted((left, right) => left.line - right.line || left.column - right.column);
}

/** What the rules get to see of a script, when it is one that they speak of. */
export function readScript(source: string, file: string, stripper: Stripper): Reading | undefined {
  if (!source.includes("dacapo")) return undefined;
  const read = readProgram({ file, source, stripper });
  if (!read.ok || !read.program.sites.some(({ specifier }) => specifier === "dacapo")) return undefined;
  const { program } = read;
  const bindings = new Bindings(program.tree, program.kind);
  const names = new Names(bindings);
  const tracer = new Tracer(bindings, names);
  tracer.run(program.tree);
  return { program, bindings, names, steps: tracer.steps };
}

export const findingsOf = (reading: Reading): Finding[] => rules.flatMap((rule) => rule(reading));
