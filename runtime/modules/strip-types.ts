/** Node's own type stripper, and the transform for what it refuses, loaded when the first such file comes. */
import { existsSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import type { Stripper } from "../script/strip.ts";
import { quietly } from "./quietly.ts";

interface Transformer {
  transformSync(source: string, options: { mode: "transform"; sourceMap: true }): { code: string; map?: string };
}

let transformer: Transformer | undefined;

export const stripper: Stripper = {
  strip: (source) => quietly(() => stripTypeScriptTypes(source, { mode: "strip" })),
  transform: (source) => {
    transformer ??= loadTransformer();
    const { code, map } = transformer.transformSync(source, { mode: "transform", sourceMap: true });
    return { code, map: map ?? "{}" };
  },
};

/** Synchronous, because Node asks for a module's text synchronously. In a built product the transform stands beside this file. */
function loadTransformer(): Transformer {
  const require = createRequire(import.meta.url);
  const beside = fileURLToPath(new URL("./amaro.mjs", import.meta.url));
  const loaded: unknown = quietly(() => require(existsSync(beside) ? beside : "amaro"));
  // SAFETY: both are the package `amaro` at the version that this project pins.
  return loaded as Transformer;
}
