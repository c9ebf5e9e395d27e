import { expect, it } from "vitest";
import * as exported from "../../runtime/st/dacapo.gen.ts";
import { namespace } from "../../runtime/st/st.ts";

it("exports every function of st under its own name, as the namespace of `dacapo` has it", () => {
  // Objects that change from run to run are reached through st alone.
  const viaSt = new Set(["default", "sessionState", "queryParams", "secrets", "context", "connections", "sidebar", "bottom", "user"]);
  const functions = Object.keys(namespace).filter((name) => !viaSt.has(name));
  expect(functions.filter((name) => !(name in exported))).toEqual([]);
  expect(functions.length).toBeGreaterThan(40);
});
