import type { AnyNode, CallExpression, ExpressionStatement, Statement } from "acorn";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import { propertyName } from "../analysis/names.ts";
import { sessionWrites } from "../analysis/session-writes.ts";
import { containers, halts } from "../analysis/vocabulary.ts";
import { isWidget } from "../analysis/widget-calls.ts";
import { walk } from "../walk.ts";
import { pressedBlock } from "./callback-fix.ts";
import type { Draft, TextEdit } from "./fix.ts";
import type { ScriptText } from "./script-text.ts";

/**
 * What is drawn above a button from the state that the button sets moves below it, into containers that keep its place:
 * it is then drawn with the new state in the same run, and no second one is needed.
 */
export function toContainer(finding: Finding, reading: Reading, text: ScriptText): Draft[] {
  const pressed = pressedBlock(finding, reading);
  if (!pressed) return [];
  const { statement, work, rerun } = pressed;
  const around = reading.bindings.parent(statement);
  const siblings: readonly AnyNode[] = around?.type === "Program" || around?.type === "BlockStatement" ? around.body : [];
  const keys = new Set(work.flatMap((part) => writtenKeys(part, reading)));
  const above = siblings.slice(0, siblings.indexOf(statement));
  const moved = above.flatMap((part) => drawnFrom(part, keys, reading) ?? []);
  if (moved.length === 0) return [];
  const names = placeNames(moved, text);
  const edits: TextEdit[] = moved.map(({ part }, i) => ({ start: part.start, end: part.end, text: `const ${names[i]} = st.container();` }));
  const indent = text.indentAt(statement.start);
  const below = moved.map(({ part, drawer }, i) => `\n${indent}${text.source.slice(part.start, drawer.start)}${names[i]}${text.source.slice(drawer.end, part.end)}`);
  edits.push({ start: statement.end, end: statement.end, text: below.join("") }, text.remove(reading.bindings.parent(rerun) ?? rerun));
  return [{ name: "to-container", edits }];
}

/** A name for each place, after what stands there. */
function placeNames(moved: readonly { name: string }[], text: ScriptText): string[] {
  const names: string[] = [];
  for (const { name } of moved) {
    const free = text.freeName(`${name}Place`);
    names.push(names.includes(free) ? `${free}${names.length + 1}` : free);
  }
  return names;
}

function writtenKeys(part: AnyNode, { names }: Reading): string[] {
  const keys: string[] = [];
  walk(part, (node) => {
    keys.push(...sessionWrites(node, names));
  });
  return keys;
}

/** `st.header(st.sessionState.value);`: a statement that draws one element from one of the keys. */
function drawnFrom(part: AnyNode, keys: ReadonlySet<string>, reading: Reading): { part: ExpressionStatement; drawer: AnyNode; name: string } | undefined {
  if (part.type !== "ExpressionStatement" || part.expression.type !== "CallExpression") return undefined;
  const call: CallExpression = part.expression;
  const called = reading.names.callee(call.callee);
  if (!called || called.drawer.kind !== "st" || call.callee.type !== "MemberExpression") return undefined;
  if (isWidget(called.name, call) || containers.has(called.name) || halts.has(called.name)) return undefined;
  return readsOne(part, keys, reading) ? { part, drawer: call.callee.object, name: called.name } : undefined;
}

function readsOne(part: Statement, keys: ReadonlySet<string>, { names }: Reading): boolean {
  let found = false;
  walk(part, (node) => {
    if (node.type === "MemberExpression" && names.isState(node.object) && keys.has(propertyName(node) ?? "")) found = true;
    return !found;
  });
  return found;
}
