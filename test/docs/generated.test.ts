import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everywhere } from "../../scripts/lib/api-families.mjs";
import { generatedDocs } from "../../scripts/lib/docs.mjs";
import { root } from "./blocks.ts";

const generated = Object.entries(generatedDocs());

describe("what the docs take from the code", () => {
  it.each(generated)("%s is as `npm run docs` writes it", (path, text) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  it("has every function of st with what it is for", () => {
    const page = generated.find(([path]) => path === "docs/api.md")?.[1] ?? "";
    const functions = [...readFileSync(join(root, "runtime/st/dacapo.gen.ts"), "utf8").matchAll(/^export const (\w+): St\["\w+"\] = functions/gm)].map(([, name]) => name);
    const entries = new Map([...page.matchAll(/^### st\.(\w+)\n\n([^\n]+)/gm)].map(([, name, first]) => [name, first]));
    expect(functions.filter((name) => !entries.has(name))).toEqual([]);
    expect([...entries].filter(([, first]) => first?.startsWith("```")).map(([name]) => name)).toEqual([]);
  });

  const page = generated.find(([path]) => path === "docs/api.md")?.[1] ?? "";
  const rows = [...page.matchAll(/^\| `(\w+)`(?: \*)? \| `(.*)` \| (.*) \|$/gm)].map(([, name = "", type = "", says = ""]) => ({ name, type, says }));

  it("tells of every option what it takes and what it does", () => {
    expect(rows.length).toBeGreaterThan(400);
    expect(rows.filter(({ type, says }) => type === "" || says.trim() === "").map(({ name }) => name)).toEqual([]);
  });

  it("explains nothing that is nowhere left to be explained", () => {
    expect(Object.entries(everywhere).filter(([name, says]) => !rows.some((row) => row.name === name && row.says === says)).map(([name]) => name)).toEqual([]);
  });

  it("has the options that a function inherits, and says each shared one once", () => {
    const [, slider = ""] = /^### st\.slider\n([^]*?)^### /m.exec(page) ?? [];
    expect([...slider.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(["minValue", "maxValue", "value", "step", "format"]);
    expect(slider).toContain("Also `bind`, `onChange`, `labelVisibility`, `persistState`, `key`, `help`, `disabled`, `width`: [options of every widget](#options-of-every-widget).");
  });
});

it("names workloads of the benchmark that there are", () => {
  const texts = ["README.md", "docs/performance.md"].map((path) => readFileSync(join(root, path), "utf8"));
  const named = texts.flatMap((text) => [...text.matchAll(/bench -- --only ([\w,]+)/g)].flatMap(([, names = ""]) => names.split(",")));
  const [, list = ""] = /workloads: Readonly<.*> = \{ (.*) \}/.exec(readFileSync(join(root, "bench/workloads/workloads.ts"), "utf8")) ?? [];
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !list.split(", ").includes(name))).toEqual([]);
});
