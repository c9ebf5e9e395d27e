import { describe, expect, it } from "vitest";
import { missing, readDocs, rowsOf, testsOf } from "./named-tests.ts";

const rows = rowsOf(readDocs("streamlit.md"));

describe("docs/streamlit.md", () => {
  it("goes through all sections of the run model", () => {
    const sections = new Set(rows.flatMap((row) => /^\| (\d+)/.exec(row)?.[1] ?? []).map(Number));
    expect([...sections]).toEqual(Array.from({ length: 17 }, (_, i) => i + 2));
  });

  it.each(rows.map((row) => [row.split("|").slice(1, 3).join("").trim(), row]))("names tests that exist: %s", (_, row) => {
    expect(testsOf(row).length).toBeGreaterThan(0);
    expect(missing(testsOf(row))).toEqual([]);
  });

  it.each(rows.filter((row) => /^\| \d/.test(row)))("says whether it is as in Streamlit: %s", (row) => {
    expect(row.split("|")[3]?.trim()).toMatch(/^(as Streamlit|differs: \w)/);
  });
});
