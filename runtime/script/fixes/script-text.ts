/** The text of a script as fixes cut and sew it. */
import type { AnyNode, CallExpression, Node } from "acorn";
import { optionsOf } from "../analysis/options.ts";
import type { TextEdit } from "./fix.ts";

export class ScriptText {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  of({ start, end }: Node): string {
    return this.source.slice(start, end);
  }

  /** White space before the first character of the line that an offset is on. */
  indentAt(offset: number): string {
    const lineStart = this.source.lastIndexOf("\n", offset - 1) + 1;
    return /^[\t ]*/.exec(this.source.slice(lineStart))?.[0] ?? "";
  }

  /** One step of indentation, as the script itself makes it. */
  get step(): string {
    return /^(\t| {2,8})\S/m.exec(this.source)?.[1] ?? "  ";
  }

  /** Takes a statement out; a line that it had for itself goes with it. */
  remove({ start, end }: Node): TextEdit {
    const lineStart = this.source.lastIndexOf("\n", start - 1) + 1;
    const nextLine = this.source.indexOf("\n", end);
    const isAlone = this.source.slice(lineStart, start).trim() === "" && this.source.slice(end, nextLine < 0 ? undefined : nextLine).trim() === "";
    if (!isAlone) return { start, end, text: "" };
    return nextLine < 0 ? { start: Math.max(0, lineStart - 1), end, text: "" } : { start: lineStart, end: nextLine + 1, text: "" };
  }

  /** Adds an option to a call: into its options, or as options of its own. */
  addOption(call: CallExpression, text: string): TextEdit {
    const options = optionsOf(call);
    const last = options?.properties.at(-1);
    if (last) return { start: last.end, end: last.end, text: `, ${text}` };
    if (options) return { start: options.start, end: options.end, text: `{ ${text} }` };
    const argument = call.arguments.at(-1);
    if (argument) return { start: argument.end, end: argument.end, text: `, { ${text} }` };
    return { start: call.end - 1, end: call.end - 1, text: `{ ${text} }` };
  }

  /** A name that the script does not contain. */
  freeName(wanted: string): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}${n}`;
      if (!new RegExp(`\\b${name}\\b`).test(this.source)) return name;
    }
  }
}

/** The statement that an expression is, if it is one. */
export function statementOf(node: AnyNode, parentOf: (node: AnyNode) => AnyNode | undefined): AnyNode | undefined {
  const parent = parentOf(node);
  if (parent?.type === "AwaitExpression") return statementOf(parent, parentOf);
  return parent?.type === "ExpressionStatement" ? parent : undefined;
}
