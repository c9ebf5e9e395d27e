import { LineIndex } from "../script/lines.ts";
import { placeOf, problemAt, type ScriptProblem } from "../script/problem.ts";

/** What is wrong with a JSON file, if anything. */
export function jsonProblem(file: string, text: string): ScriptProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    const at = /\bposition (\d+)/.exec(said)?.[1];
    const offset = at === undefined ? text.length : Number(at);
    return problemAt(file, placeOf(new LineIndex(text), offset, offset + 1), {
      code: "syntax-error",
      message: `This is not valid JSON: ${said.replace(/ in JSON at position.*$/, "")}.`,
      fix: "Correct the file.",
    });
  }
}
