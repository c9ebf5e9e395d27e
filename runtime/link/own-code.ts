/** Which frames are the person's own code: the only ones that may be ended in the middle. */
import { fileURLToPath } from "node:url";
import type { Frame } from "./main-inspector.ts";

export interface Place {
  file: string;
  line: number;
}

/** `library` is the folder URL of Dacapo's own bundles. */
export class OwnCode {
  readonly #library: string;

  constructor(library: string) {
    this.#library = library;
  }

  isOwn(url: string): boolean {
    return url.startsWith("file:") && !url.startsWith(this.#library) && !url.includes("/node_modules/");
  }

  /** Node's internals and Dacapo may hold something half done: these are never ended. Code of a package may be, in need. */
  isForeign(url: string): boolean {
    return !url.startsWith("file:") || url.startsWith(this.#library);
  }

  /** The innermost line of the person's own. */
  innermost(frames: readonly Frame[]): Place | undefined {
    const frame = frames.find(({ url }) => this.isOwn(url));
    return frame && { file: fileURLToPath(frame.url.replace(/[?#].*$/, "")), line: frame.line };
  }
}

/** The file that is executing. Code made by `eval` has no address: it counts as that of its caller. */
export function executing(frames: readonly Frame[]): string {
  return frames.find(({ url }) => url !== "")?.url ?? "";
}
