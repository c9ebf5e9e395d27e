/** A halt (`st.rerun()`, `st.stop()`) must pass every `catch`: each one first hands what it caught to the engine. */
import type { CatchClause } from "acorn";
import type { Edits } from "./edits.ts";
import { caughtName, haltCall } from "./hook-names.ts";

export function guardCatches(clauses: readonly CatchClause[], edits: Edits): void {
  for (const clause of clauses) guard(clause, edits);
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
