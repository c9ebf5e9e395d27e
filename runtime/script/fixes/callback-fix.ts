import type { AnyNode, BlockStatement, CallExpression, IfStatement } from "acorn";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import { optionNode } from "../analysis/options.ts";
import type { Draft, TextEdit } from "./fix.ts";
import { type ScriptText, statementOf } from "./script-text.ts";

/** The button whose block a rerun ends, as `needless-rerun` found it. */
export interface PressedBlock {
  rerun: CallExpression;
  trigger: CallExpression;
  statement: IfStatement;
  block: BlockStatement;
  /** What the block does before the rerun. */
  work: AnyNode[];
}

export function pressedBlock({ node, related }: Finding, { bindings }: Reading): PressedBlock | undefined {
  const [rerun, trigger] = [node, related[0]?.node];
  if (rerun.type !== "CallExpression" || trigger?.type !== "CallExpression") return undefined;
  const block = bindings.parent(bindings.parent(rerun) ?? rerun);
  const statement = block && bindings.parent(block);
  if (block?.type !== "BlockStatement" || statement?.type !== "IfStatement" || statement.alternate) return undefined;
  return { rerun, trigger, statement, block, work: block.body.slice(0, -1) };
}

/** `if (st.button("Foo")) { …; st.rerun(); }` → `st.button("Foo", { onClick: () => { … } });` */
export function toCallback(finding: Finding, reading: Reading, text: ScriptText): Draft[] {
  const pressed = pressedBlock(finding, reading);
  if (!pressed) return removeFromCallback(finding, reading, text);
  const { trigger, statement, block, rerun } = pressed;
  if (optionNode(trigger, "onClick")) return [];
  const body = withoutRerun(block, rerun, reading, text);
  const onClick = text.addOption(trigger, `onClick: () => ${body}`);
  const name = "to-callback";
  if (statement.test === trigger) {
    // The button takes the place of its `if`.
    const call = text.of(trigger);
    const at = onClick.start - trigger.start;
    const changed = call.slice(0, at) + onClick.text + call.slice(at + onClick.end - onClick.start);
    return [{ name, isPreferred: true, edits: [{ start: statement.start, end: statement.end, text: `${changed};` }] }];
  }
  const isOnlyUse = statement.test.type === "Identifier" && reading.bindings.at(statement.test.start)?.uses.length === 1;
  const declarator = reading.bindings.parent(trigger);
  const declaration = declarator && reading.bindings.parent(declarator);
  const edits: TextEdit[] = [onClick, text.remove(statement)];
  if (isOnlyUse && declaration?.type === "VariableDeclaration" && declaration.declarations.length === 1) edits.push({ start: declaration.start, end: trigger.start, text: "" });
  return [{ name, isPreferred: true, edits }];
}

/** The block as it is written, its last statement left out. */
function withoutRerun(block: BlockStatement, rerun: CallExpression, { bindings }: Reading, text: ScriptText): string {
  const last = bindings.parent(rerun) ?? rerun;
  const { start, end } = text.remove(last);
  const written = text.of(block);
  return (written.slice(0, start - block.start) + written.slice(end - block.start)).replace(/\s+\}$/, (space) => (space.includes("\n") ? space : " }"));
}

/** A rerun at the end of a callback changes nothing. */
function removeFromCallback({ node }: Finding, { bindings }: Reading, text: ScriptText): Draft[] {
  const statement = statementOf(node, (one) => bindings.parent(one));
  return statement ? [{ name: "remove-rerun", isPreferred: true, edits: [text.remove(statement)] }] : [];
}
