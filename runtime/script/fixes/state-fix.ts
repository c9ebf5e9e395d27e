import type { AnyNode, AssignmentExpression, Expression, IfStatement, Statement } from "acorn";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import { propertyName } from "../analysis/names.ts";
import { walk } from "../walk.ts";
import type { Draft, Fix, FixName } from "./fix.ts";
import { type ScriptText, statementOf } from "./script-text.ts";

/** `st.sessionState.name = ""` below the widget → `st.setNext("name", "")`, which is applied before the next run. */
export function setNext({ node: assignment }: Finding, { bindings }: Reading, text: ScriptText): Draft[] {
  if (assignment.type !== "AssignmentExpression" || assignment.operator !== "=" || assignment.left.type !== "MemberExpression") return [];
  const state = assignment.left.object;
  const key = propertyName(assignment.left);
  const isStatement = statementOf(assignment, (one) => bindings.parent(one)) !== undefined;
  if (!isStatement || key === undefined || state.type !== "MemberExpression" || state.object.type !== "Identifier") return [];
  const call = `${state.object.name}.setNext(${JSON.stringify(key)}, ${text.of(assignment.right)})`;
  return [{ name: "set-next", isPreferred: true, edits: [{ start: assignment.start, end: assignment.end, text: call }] }];
}

/** Offers `??=` where a script gives session state its first value in a longer way. */
export function initialise(reading: Reading, text: ScriptText): Fix[] {
  const offers: Fix[] = [];
  const offer = (node: AnyNode, name: FixName, { start, end }: AnyNode, written: string): void => {
    offers.push({ name, at: reading.program.place(node.start, node.end), edits: [{ start, end, text: written }] });
  };
  walk(reading.program.tree, (node) => {
    if (node.type === "IfStatement") {
      const first = firstValue(node, reading);
      if (first) offer(node, "initialise", node, `${text.of(first.left)} ??= ${text.of(first.right)};`);
    }
  });
  for (const statement of reading.program.tree.body) {
    const assignment = overwritten(statement, reading);
    if (assignment) offer(statement, "keep-value", assignment, `${text.of(assignment.left)} ??= ${text.of(assignment.right)}`);
  }
  return offers;
}

/** `if (!("n" in st.sessionState)) st.sessionState.n = 0;`, or the same with `=== undefined` or `!`. */
function firstValue({ test, consequent, alternate }: IfStatement, reading: Reading): AssignmentExpression | undefined {
  const only = consequent.type === "BlockStatement" && consequent.body.length === 1 ? consequent.body[0] : consequent;
  if (alternate || only?.type !== "ExpressionStatement" || only.expression.type !== "AssignmentExpression") return undefined;
  const assignment = only.expression;
  const key = stateKey(assignment.left, reading);
  return key !== undefined && assignment.operator === "=" && missingKey(test, reading) === key ? assignment : undefined;
}

function missingKey(test: Expression, reading: Reading): string | undefined {
  if (test.type === "BinaryExpression" && (test.operator === "===" || test.operator === "==") && isNothing(test.right) && test.left.type !== "PrivateIdentifier") return stateKey(test.left, reading);
  if (test.type !== "UnaryExpression" || test.operator !== "!") return undefined;
  const { argument } = test;
  if (argument.type === "BinaryExpression" && argument.operator === "in" && reading.names.isState(argument.right)) {
    return argument.left.type === "Literal" && typeof argument.left.value === "string" ? argument.left.value : undefined;
  }
  return undefined;
}

/** A value that the top of the script sets in every run, although another part of it sets the same key. */
function overwritten(statement: Statement | AnyNode, reading: Reading): AssignmentExpression | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return undefined;
  const assignment = statement.expression;
  const key = stateKey(assignment.left, reading);
  if (key === undefined || assignment.operator !== "=" || assignment.right.type !== "Literal") return undefined;
  let isSetElsewhere = false;
  walk(reading.program.tree, (node) => {
    const target = node.type === "AssignmentExpression" && node !== assignment ? node.left : node.type === "UpdateExpression" ? node.argument : undefined;
    if (target && stateKey(target, reading) === key) isSetElsewhere = true;
    return !isSetElsewhere;
  });
  return isSetElsewhere ? assignment : undefined;
}

function stateKey(node: AnyNode, { names }: Reading): string | undefined {
  return node.type === "MemberExpression" && names.isState(node.object) ? propertyName(node) : undefined;
}

const isNothing = (node: AnyNode): boolean => (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
