/** Which files of an app under test changed on disk: they count as saved. */
import { readFileSync } from "node:fs";

export class SavedFiles {
  readonly #contents = new Map<string, string | undefined>();

  /** Notes the files as they are now, if they are new. */
  note(files: readonly string[]): void {
    for (const file of files) if (!this.#contents.has(file)) this.#contents.set(file, contentOf(file));
  }

  /** The files that differ from what was noted. */
  takeChanged(): string[] {
    const changed: string[] = [];
    for (const [file, before] of this.#contents) {
      const now = contentOf(file);
      if (now === before) continue;
      this.#contents.set(file, now);
      changed.push(file);
    }
    return changed;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined; // deleted, which is a change too
  }
}
