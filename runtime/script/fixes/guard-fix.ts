import type { AnyNode } from "acorn";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import type { Draft } from "./fix.ts";
import { type ScriptText, statementOf } from "./script-text.ts";

/** Puts a rerun that nothing guards behind a condition: a button, or a flag in session state that lets it happen once. */
export function addGuard({ node }: Finding, reading: Reading, text: ScriptText): Draft[] {
  const statement = statementOf(node, (one) => reading.bindings.parent(one));
  const st = statement && nameOfSt(node);
  if (!statement || !st) return [];
  const [indent, step] = [text.indentAt(statement.start), text.step];
  const flag = text.freeName("reran");
  const once = `if (!${st}.sessionState.${flag}) {\n${indent}${step}${st}.sessionState.${flag} = true;\n${indent}${step}${text.of(statement)}\n${indent}}`;
  return [
    { name: "guard-by-button", isPreferred: true, edits: [{ start: statement.start, end: statement.start, text: `if (${st}.button("Rerun")) ` }] },
    { name: "guard-once", edits: [{ start: statement.start, end: statement.end, text: once }] },
  ];
}

/** What the script calls `st`, when the call is written with it. */
function nameOfSt(call: AnyNode): string | undefined {
  return call.type === "CallExpression" && call.callee.type === "MemberExpression" && call.callee.object.type === "Identifier" ? call.callee.object.name : undefined;
}
