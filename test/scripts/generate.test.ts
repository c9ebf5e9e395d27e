import { describe, expect, it } from "vitest";
import { componentsModule, drawnBy, nodeTypes } from "../../scripts/lib/generate.mjs";

describe("the list of components", () => {
  it("knows the types of nodes from the protocol", () => {
    expect([...nodeTypes("interface Sized { width: number }\nexport interface Elements { title: Sized; text: Sized }\nexport interface Blocks { form: Sized }")]).toEqual(["title", "text", "form"]);
  });

  it("takes what a component draws from its props, else from its name", () => {
    expect(drawnBy("Heading", 'const { data }: { data: DataOf<"title" | "header"> } = $props();')).toEqual(["title", "header"]);
    expect(drawnBy("ColorPicker", "<hr />")).toEqual(["colorPicker"]);
  });

  it("loads a component in a folder of its own only when it is drawn", () => {
    const text = componentsModule([
      { name: "Heading", from: "./Heading.svelte", types: ["title", "header"], isChunk: false },
      { name: "Dataframe", from: "./dataframe/Dataframe.svelte", types: ["dataframe"], isChunk: true },
    ]);
    expect(text).toContain('import Heading from "./Heading.svelte";');
    expect(text).toContain("  header: Heading,");
    expect(text).not.toContain('from "./dataframe');
    expect(text).toContain('  dataframe: () => import("./dataframe/Dataframe.svelte"),');
  });
});
