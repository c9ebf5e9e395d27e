/** Diagrams within Markdown: a fence of Mermaid is drawn where the person's own project has the library. */
import type { Media } from "../engine/media.ts";
import { AppError } from "../engine/errors.ts";
import { libraryMedium } from "./chart/library.ts";

const fence = /^ {0,3}(?:```|~~~)\s*mermaid\b/m;

/** What draws the diagrams of a text; without the library its fences stay code. */
export function diagramsIn(body: string, media: Media): { media: string } | undefined {
  if (!body.includes("mermaid") || !fence.test(body)) return undefined;
  try {
    return { media: libraryMedium("mermaidChart", media) };
  } catch (error) {
    if (error instanceof AppError && error.code === "missing-library") return undefined;
    throw error;
  }
}
