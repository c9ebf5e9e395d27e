/** The examples about text: patterns, JSON, Markdown. */
import { describe, expect, it } from "vitest";
import { column, example } from "./example.ts";

describe("regex-tester.ts", () => {
  it("shows the matches with their groups", async () => {
    const app = await example("regex-tester.ts");
    expect(app.dataframe[0]?.value).toEqual([
      { at: 9, match: "2024-02-29", year: "2024", month: "02", day: "29" },
      { at: 28, match: "2024-03-07", year: "2024", month: "03", day: "07" },
    ]);
    await app.selectbox("Begin with").select("Hex colours").run();
    expect(column(app.dataframe, "match")).toEqual(["#fff", "#1e1b2e"]);
  });

  it("replaces, and says what is not a pattern", async () => {
    const app = await example("regex-tester.ts");
    await app.textInput("By").setValue("$<day>.$<month>.").run();
    expect(app.code[0]?.value).toContain("Released 29.02.");
    await app.textInput("Pattern").setValue("(").run();
    expect(app.error[0]?.value).toContain("Unterminated group");
  });
});

describe("json-diff.ts", () => {
  it("lists what was added, removed and changed, by path", async () => {
    const app = await example("json-diff.ts");
    const paths = (): unknown[] => column(app.table, "path");
    expect(paths()).toEqual(["$.price", "$.stock.oslo", "$.stock.lima", "$.tags[1]", "$.note"]);
    await app.segmentedControl("Show").select("removed 1").run();
    expect(paths()).toEqual(["$.stock.oslo"]);
  });

  it("knows when both are the same, and when one is no JSON", async () => {
    const app = await example("json-diff.ts");
    app.textArea("Before").setValue('{"a":[1,2]}');
    await app.textArea("After").setValue('{ "a": [1, 2] }').run();
    expect(app.success).toHaveLength(1);
    await app.textArea("After").setValue("{").run();
    expect(app.error).toHaveLength(1);
  });
});

describe("markdown-editor.ts", () => {
  it("draws what is written, and counts its words", async () => {
    const app = await example("markdown-editor.ts");
    await app.textArea("Text").setValue("# One\n\ntwo three\n## Four").run();
    expect(app.markdown[0]?.value).toBe("# One\n\ntwo three\n## Four");
    expect(app.metric("Words").value).toBe("4");
    expect(app.metric("Headings").value).toBe("2");
  });
});
