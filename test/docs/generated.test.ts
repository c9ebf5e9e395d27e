import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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
});
