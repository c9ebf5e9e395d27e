import type { AnyNode, CallExpression, Pattern } from "acorn";
import type { Finding, Reading } from "../analysis/diagnostics.ts";
import { literalValue } from "../analysis/options.ts";
import type { Draft } from "./fix.ts";
import type { ScriptText } from "./script-text.ts";

/** Gives the second of two widgets that are the same a key; in a loop, one that counts. */
export function addKey({ node: call, related }: Finding, reading: Reading, text: ScriptText): Draft[] {
  if (call.type !== "CallExpression") return [];
  const base = slug(call, reading);
  const key = related.length > 0 ? JSON.stringify(freeKey(base, text)) : countedKey(base, call, reading);
  return key === undefined ? [] : [{ name: "add-key", isPreferred: true, edits: [text.addOption(call, `key: ${key}`)] }];
}

/** The label as a name. */
function slug({ arguments: [label], callee }: CallExpression, { bindings, names }: Reading): string {
  const said = label && label.type !== "SpreadElement" ? literalValue(label, bindings) : undefined;
  const words = String(said ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 4).join("-") || (names.callee(callee)?.name ?? "widget");
}

function freeKey(base: string, { source }: ScriptText): string {
  for (let n = 2; ; n++) if (!source.includes(`"${base}-${n}"`)) return `${base}-${n}`;
}

/** A key with what counts the rounds of the loop around: `for (let i = 0; …)`, `for (const [i, x] of list.entries())`, `list.forEach((x, i) => …)`. */
function countedKey(base: string, call: CallExpression, { bindings }: Reading): string | undefined {
  for (let around: AnyNode | undefined = bindings.parent(call); around; around = bindings.parent(around)) {
    const counter = counterOf(around);
    if (counter) return `\`${base}-\${${counter}}\``;
  }
  return undefined;
}

function counterOf(node: AnyNode): string | undefined {
  if (node.type === "ForStatement" && node.init?.type === "VariableDeclaration") return nameIn(node.init.declarations[0]?.id);
  if (node.type === "ForOfStatement" && node.left.type === "VariableDeclaration") {
    const [declared] = node.left.declarations;
    const isEntries = node.right.type === "CallExpression" && node.right.callee.type === "MemberExpression" && node.right.callee.property.type === "Identifier" && node.right.callee.property.name === "entries";
    return isEntries && declared?.id.type === "ArrayPattern" ? nameIn(declared.id.elements[0]) : undefined;
  }
  const isCallback = node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
  return isCallback && node.params.length > 1 ? nameIn(node.params[1]) : undefined;
}

const nameIn = (pattern: Pattern | null | undefined): string | undefined => (pattern?.type === "Identifier" ? pattern.name : undefined);
