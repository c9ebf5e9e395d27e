/** Where a value of the session state is changed from within. */
import { expect, it } from "vitest";
import { stateMutations } from "../../runtime/script/state-mutations.ts";
import { program } from "./run-program.ts";

const linesOf = (body: string): number[] => stateMutations(program(`import st from "dacapo";\n${body}`), "list").map(({ line }) => line - 1);

it.each([
  ["a method that changes a list", "st.sessionState.list.push(1);", [1]],
  ["an item that is set", 'st.sessionState.list[0] = 1;\nst.sessionState["list"].length = 0;', [1, 2]],
  ["a property deeper inside", "st.sessionState.list.first.count++;\nst.sessionState.list?.first.tags.add(1);", [1, 2]],
  ["a name for it", "const list = st.sessionState.list;\nlist.pop();\nlist.at(0).done = true;", [2]],
  ["a name with types", "const list = st.sessionState.list as number[];\nlist.sort();", [2]],
  ["another name of the state", "import { sessionState } from 'dacapo';\nsessionState.list.push(1);", [2]],
])("is found by %s", (_, body, lines) => expect(linesOf(body)).toEqual(lines));

it.each([
  ["a write to the key, which is seen when it is done", "st.sessionState.list = [1];\nst.sessionState.list ??= [];"],
  ["a method that changes nothing", "st.sessionState.list.map(f);\nst.sessionState.list.toSorted();"],
  ["another key", "st.sessionState.lists.push(1);\nst.sessionState.other.list.push(1);"],
  ["another object", "const other = [];\nother.push(st.sessionState.list);"],
])("is not taken for one: %s", (_, body) => expect(linesOf(body)).toEqual([]));
