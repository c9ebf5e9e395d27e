/** The pages of examples/gallery. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

export interface GalleryPage {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const folder = new URL("../../examples/gallery/", import.meta.url);

export const galleryPages: readonly GalleryPage[] = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .sort()
  .map((name) => {
    const file = fileURLToPath(new URL(name, folder));
    return { name: basename(name, ".ts"), file, text: readFileSync(file, "utf8") };
  });
