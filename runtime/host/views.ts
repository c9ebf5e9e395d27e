/** The views of an app, and whose picture they show: that of the child before, until the new one has something to show. */
import type { Delta } from "../protocol/delta.ts";
import type { HostToView } from "../protocol/messages.ts";
import type { Tree } from "../protocol/tree.ts";
import type { ViewPort } from "./view-port.ts";

/** How long the last picture of a child that was replaced stays, when the new one's first run takes long. */
const oldPictureMs = 300;

export class Views {
  readonly #ports = new Set<ViewPort>();
  readonly #changedOver: () => void;
  #oldPicture: Tree | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `changedOver` is called when the views have left the old picture. */
  constructor(changedOver: () => void) {
    this.#changedOver = changedOver;
  }

  add(port: ViewPort): void {
    this.#ports.add(port);
  }

  remove(port: ViewPort): void {
    this.#ports.delete(port);
  }

  /** The picture that views show while the new child has not drawn its own. */
  get oldPicture(): Tree | undefined {
    return this.#oldPicture;
  }

  /** The next child draws on a page of its own; views change over when it has something to show. */
  keep(picture: Tree): void {
    this.#oldPicture ??= picture;
    this.stay();
  }

  /** The child is gone before it had something to show: the old picture stays. */
  stay(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  show(deltas: readonly Delta[]): void {
    if (!this.#oldPicture) {
      if (deltas.length > 0) for (const port of this.#ports) port.sendDeltas(deltas);
      return;
    }
    if (deltas.some(({ op }) => op === "end" || op === "idle" || op === "paused")) return this.#changeOver();
    if (deltas.some(({ op }) => op === "put" || op === "insert")) this.#timer ??= setTimeout(() => this.#changeOver(), oldPictureMs);
  }

  send(message: Extract<HostToView, { type: "status" | "inspecting" | "outline" }>): void {
    for (const port of this.#ports) port.send(message);
  }

  dispose(): void {
    this.stay();
    for (const port of this.#ports) port.dispose();
  }

  #changeOver(): void {
    this.stay();
    this.#oldPicture = undefined;
    for (const port of this.#ports) port.sendSnapshot();
    this.#changedOver();
  }
}
