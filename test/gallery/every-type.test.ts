/** Everything that a page can hold is seen by a test in a browser, and judged by axe. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/lib/paths.mjs";
import { type Use, usesIn } from "../../scripts/lib/streamlit/uses.mjs";

const read = (...path: string[]): string => readFileSync(inProject(...path), "utf8");

/** The types of elements and blocks, as the protocol declares them. */
const types = ts
  .createSourceFile("element.ts", read("runtime", "protocol", "element.ts"), ts.ScriptTarget.Latest, true)
  .statements.filter(ts.isInterfaceDeclaration)
  .filter(({ name }) => name.text === "Elements" || name.text === "Blocks")
  .flatMap(({ members }) => members.map((member) => member.name?.getText() ?? ""));

/** They draw nothing. */
const nothing = ["empty", "fragment"];
const drawn = types.filter((type) => !nothing.includes(type));

const folder = inProject("test", "view");
const files = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
const tests: Use[] = files.flatMap((file) => usesIn(file, readFileSync(join(folder, file), "utf8")));
const galleries = readdirSync(join(folder, "lib")).filter((file) => file.endsWith("gallery.ts")).map((file) => read("test", "view", "lib", file)).join("\n");
/** Charts are made by the runtime's own function, which is told their type. */
const inGalleries = new Set([...galleries.matchAll(/type: "(\w+)"/g)].map(([, type]) => type));

describe("every element and block", () => {
  it("is known to the protocol", () => {
    expect(drawn.length).toBeGreaterThan(80);
  });

  it.each(drawn)("%s is what a test in the browser looks at", (type) => {
    expect(tests.filter(({ calls }) => calls.has(type)).map(({ name }) => name)).not.toEqual([]);
  });

  it.each(drawn)("%s is judged by axe", (type) => {
    const judging = tests.filter(({ calls }) => calls.has(type) && calls.has("violations"));
    expect(inGalleries.has(type) || judging.length > 0).toBe(true);
  });
});
