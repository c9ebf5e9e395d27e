import type { Delta } from "../../runtime/protocol/delta.ts";
import type { Tree } from "../../runtime/protocol/tree.ts";

/** Keeps a scrolled page as high as it was while a run replaces a part of it, so that it does not scroll under the person. */
export class HeldHeight {
  #held: HTMLElement | undefined;

  /** Before the deltas are applied. Measures only when the page is scrolled and something that takes room may go. */
  hold(deltas: readonly Delta[], tree: Tree): void {
    if (this.#held || scrollY === 0 || endsRun(deltas) || !deltas.some((delta) => takesAway(delta, tree))) return;
    const content = document.getElementById("content");
    if (!content) return;
    content.style.minHeight = `${content.offsetHeight}px`;
    this.#held = content;
  }

  /** After they were applied: when the run is over, the page is as high as its content again. */
  release(deltas: readonly Delta[]): void {
    if (!this.#held || !endsRun(deltas)) return;
    this.#held.style.removeProperty("min-height");
    this.#held = undefined;
  }
}

const endsRun = (deltas: readonly Delta[]): boolean => deltas.some((delta) => delta.op === "end" || delta.op === "idle");

function takesAway(delta: Delta, tree: Tree): boolean {
  if (delta.op === "remove" || delta.op === "trim") return true;
  if (delta.op !== "put") return false;
  const old = tree.at(delta.at);
  return old !== undefined && old.data.type !== delta.node.type;
}
