import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { example, examplesFolder } from "./example.ts";

const apps = readdirSync(examplesFolder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/")).filter((path) => /^[^/]+\.ts$|^[^/]+\/app\.ts$/.test(path));

/** What an example shows on purpose. */
const shown: Record<string, string> = { "rerun.ts": "needless-rerun" };

describe.each(apps)("%s", (file) => {
  it("runs without a fault, and the editor has no error for it", async () => {
    const app = await example(file);
    expect(app.exception).toHaveLength(0);
    expect(app.elements.length).toBeGreaterThan(0);
    expect(app.diagnostics.filter(({ code }) => code !== shown[file])).toEqual([]);
  });

  it("is shorter than 120 lines", () => {
    expect(readFileSync(`${examplesFolder}${file}`, "utf8").split("\n").length).toBeLessThan(120);
  });
});
