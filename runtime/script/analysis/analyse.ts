/** Finds mistakes in a script before it runs. */
import type { Diagnostic } from "../../protocol/diagnostic.ts";
import { readProgram } from "../program.ts";
import type { Stripper, StripTypes } from "../strip.ts";
import { Bindings } from "./bindings.ts";
import { type Finding, type Reading, toDiagnostic } from "./diagnostics.ts";
import { duplicateWidgets } from "./duplicate-widget.ts";
import { Names } from "./names.ts";
import { needlessReruns } from "./needless-rerun.ts";
import { stateAfterWidget } from "./state-after-widget.ts";
import { Tracer } from "./tracer.ts";
import { unconditionalRerun } from "./unconditional-rerun.ts";

const rules: readonly ((reading: Reading) => Finding[])[] = [unconditionalRerun, stateAfterWidget, needlessReruns, duplicateWidgets];

/**
 * What reading a script tells, by place. Nothing of a script that does not parse, or that does not import `dacapo`:
 * the one shows where it is run, the other is no app. `transform` serves scripts with TypeScript that cannot be blanked.
 */
export function analyse(source: string, file: string, strip: StripTypes, transform?: Stripper["transform"]): Diagnostic[] {
  if (!source.includes("dacapo")) return [];
  const read = readProgram({ file, source, stripper: { strip, ...(transform === undefined ? {} : { transform }) } });
  if (!read.ok || !read.program.sites.some(({ specifier }) => specifier === "dacapo")) return [];
  const { program } = read;
  const bindings = new Bindings(program.tree, program.kind);
  const names = new Names(bindings);
  const tracer = new Tracer(bindings, names);
  tracer.run(program.tree);
  const reading: Reading = { program, bindings, names, steps: tracer.steps };
  const found = rules.flatMap((rule) => rule(reading)).map((finding) => toDiagnostic(finding, program));
  return found.toSorted((left, right) => left.line - right.line || left.column - right.column);
}
