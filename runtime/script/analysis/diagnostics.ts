import type { AnyNode, Node } from "acorn";
import type { Diagnostic, Location, Severity } from "../../protocol/diagnostic.ts";
import type { Program } from "../program.ts";
import type { Bindings } from "./bindings.ts";
import type { Names } from "./names.ts";
import type { AnyStep } from "./trace.ts";

/** What a rule gets to see of a script. */
export interface Reading {
  program: Program;
  bindings: Bindings;
  names: Names;
  /** What a run comes by, in order. */
  steps: readonly AnyStep[];
}

/** A finding, before its nodes are places in the file. */
export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  node: AnyNode;
  related: { node: AnyNode; message: string }[];
}

export function toDiagnostic({ node, related, ...said }: Finding, program: Program): Diagnostic {
  return { ...said, ...location(node, program), related: related.map((other) => ({ ...location(other.node, program), message: other.message })) };
}

function location({ start, end }: Node, program: Program): Location {
  return { file: program.file, ...program.place(start, end) };
}
