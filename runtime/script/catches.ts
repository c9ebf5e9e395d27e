/** A halt (`st.rerun()`, `st.stop()`) must pass every `catch`: each one first hands what it caught to the engine. */
import type { CatchClause, Program } from "acorn";
import type { Edits } from "./edits.ts";
import { caughtName, haltCall } from "./hook-names.ts";
import { walk } from "./walk.ts";

export interface Range {
  start: number;
  end: number;
}

/** Guards each `catch` and returns where the `finally` blocks are. */
export function guardCatches(ast: Program, edits: Edits): Range[] {
  const finallyBlocks: Range[] = [];
  walk(ast, (node) => {
    if (node.type === "CatchClause") guard(node, edits);
    if (node.type === "TryStatement" && node.finalizer) finallyBlocks.push({ start: node.finalizer.start, end: node.finalizer.end });
  });
  return finallyBlocks;
}

function guard({ param, body }: CatchClause, edits: Edits): void {
  const inside = body.start + 1;
  if (param === null || param === undefined) {
    edits.insert(body.start, `(${caughtName})`);
    edits.insert(inside, haltCall(caughtName));
  } else if (param.type === "Identifier") {
    edits.insert(inside, haltCall(param.name));
  } else {
    // `catch ({ message }) {` becomes `catch (caught){…;let { message }=caught;`
    edits.insert(param.start, `${caughtName}){${haltCall(caughtName)}let `);
    edits.replace(param.end, inside, `=${caughtName};`);
  }
}
