import { describe, expect, it } from "vitest";
import { readDifferences, readReference, rowsOf } from "../../scripts/lib/streamlit/table.mjs";
import { usesIn, usesInTests } from "../../scripts/lib/streamlit/uses.mjs";
import { readDocs, rowsOf as rowsOfPage, testsOf } from "./named-tests.ts";

const reference = readReference();
const tests = new Set(usesInTests().map(({ file, name }) => `${file} ${name}`));
const page = readDocs("streamlit-api.md");
const functions = [...rowsOf({ ...reference, "Not there": { "fly_away": "speed", "title": "body anchor sparkle" } }, page)].flatMap(([section, found]) => found.map((one) => ({ ...one, section })));
const [known, invented] = [functions.filter(({ section }) => section !== "Not there"), functions.filter(({ section }) => section === "Not there")];

describe("docs/streamlit-api.md", () => {
  it.each(known)("says of every option of st.$name whether it is the same, and why not", ({ rows }) => {
    expect(rows.filter(({ state }) => !/^(same(: .|$)|(differs|not applicable)(: .|, as above$))/.test(state))).toEqual([]);
  });

  it.each(known)("names tests that exist for st.$name and every option that it has", ({ rows }) => {
    expect(rows.filter(({ here, shownBy }) => (here.startsWith("{") || here.startsWith("st.")) && shownBy === "")).toEqual([]);
    expect(testsOf(rows.map(({ shownBy }) => shownBy).join(" ")).filter(({ file, name }) => !tests.has(`${file} ${name}`))).toEqual([]);
  });

  it("has a row for everything in the reference", () => {
    const count = Object.values(reference).flatMap(Object.values).reduce((sum, parameters) => sum + 1 + parameters.split(" ").filter(Boolean).length, 0);
    expect(rowsOfPage(page)).toHaveLength(count);
  });

  it("explains nothing that is not in the reference", () => {
    const names = new Set(Object.values(reference).flatMap(Object.entries).flatMap(([name, parameters]) => [name, ...parameters.split(" ").flatMap((parameter: string) => [`${name}.${parameter}`, `*.${parameter}`])]));
    expect(Object.values(readDifferences()).flatMap(Object.keys).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("what the reference has and Dacapo lacks", () => {
  it("has no state, so that the check above fails: a function, and an option", () => {
    const unknown = invented.flatMap(({ name, rows }) => rows.filter(({ state }) => state === "").map(({ streamlit }) => `${name}: ${streamlit}`));
    expect(unknown).toEqual(["fly_away: st.fly_away", "fly_away: speed", "title: sparkle"]);
  });
});

describe("the use of an option in a test", () => {
  const optionsIn = (body: string, name: string): string[] => [...(usesIn("a.test.ts", `const shared = { type: "slider", step: 1 };\nit("is", () => { ${body} });`)[0]?.calls.get(name) ?? [])];

  it("is read from a script's text, without those of what is called inside", () => {
    const body = 'appOf(`st.container({ border: true, gap: "a { b", key }, () => { st.button("x", { help: "y" }); });`)';
    expect(optionsIn(body, "container")).toEqual(["border", "gap", "key"]);
    expect(optionsIn(body, "button")).toEqual(["help"]);
  });

  it("is read from elements that a view is given, also from those at the top of the file", () => {
    expect(optionsIn("view.show([shared])", "slider")).toContain("step");
  });

  it("is not what another test does", () => {
    expect(optionsIn("", "slider")).toEqual([]);
  });
});
