/** The other half, which says how the rules do with scripts that nobody had in mind (figures of first contact: docs/loops.md). */
import { describe } from "vitest";
import { judged } from "./judged.ts";

describe("the half of the corpus that is held back", () => {
  judged("held back");
});
