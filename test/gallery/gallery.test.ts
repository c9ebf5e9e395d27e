import { describe, expect, it, onTestFinished } from "vitest";
import { columnConfigs } from "../../runtime/st/column-config.ts";
import { namespace } from "../../runtime/st/st.ts";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { galleryPages } from "./pages.ts";

/** What a page calls: on `st`, and on the containers and places that it got from there. */
function namesIn(text: string): string[] {
  const lists = [...text.matchAll(/const \[([^\]]+)\] = st\.\w+\(/g)].flatMap(([, names = ""]) => names.split(/,\s*/));
  const single = [...text.matchAll(/const (\w+) = st\.(?:empty|container|expander|popover)\(/g)].map(([, name = ""]) => name);
  const drawers = ["st", "st\\.sidebar", "st\\.bottom", ...lists, ...single].join("|");
  return [...text.matchAll(new RegExp(`\\b(?:${drawers})\\.(\\w+)`, "g"))].map(([, name = ""]) => name);
}

/** Error cards that a page is about. */
const expected: Readonly<Record<string, readonly string[]>> = {
  status: ["The year 20026 is too far away"],
  elsewhere: ["pyplot", "altairChart", "pydeckChart", "declareComponent", "login", "logout"],
  libraries: ["plotlyChart", "echartsChart", "mermaidChart", "graphvizChart"],
};

describe("the gallery", () => {
  const used = new Set(galleryPages.flatMap(({ text }) => namesIn(text)));

  it.each(Object.keys(namespace).filter((name) => name !== "default"))("shows st.%s", (name) => expect(used).toContain(name));

  it.each(Object.keys(columnConfigs))("shows a column of the kind %s", (name) => expect(galleryPages.some(({ text }) => text.includes(`columnConfig.${name}(`))).toBe(true));

  it.each(galleryPages.map(({ name, file }) => [name, file] as const))("has a page %s that runs", async (name, file) => {
    const app = AppTest.fromFile(file, { timeout: "30s" });
    onTestFinished(() => app.dispose());
    await app.run();
    const wanted = expected[name] ?? [];
    expect(app.exception).toHaveLength(wanted.length);
    app.exception.forEach(({ message }, i) => expect(message).toContain(wanted[i]));
    expect(app.runs.map(({ outcome }) => outcome)).toEqual(["finished"]);
    expect(app.diagnostics).toEqual([]);
  });
});
