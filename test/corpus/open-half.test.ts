/** Rerun loops and mistakes in scripts as people write them: the half by which the rules may be made. */
import { describe } from "vitest";
import { judged } from "./judged.ts";

describe("the open half of the corpus", () => {
  judged("open");
});
