/** Keeps a scrolled page as high as it was while a run replaces a part of it, so that it does not scroll under the person. */
export class HeldHeight {
  #held: HTMLElement | undefined;

  /** Before a part of the page may go. */
  hold(): void {
    if (this.#held || scrollY === 0) return;
    const content = document.getElementById("content");
    if (!content) return;
    content.style.minHeight = `${content.offsetHeight}px`;
    this.#held = content;
  }

  /** The run is over: the page is as high as its content again. */
  release(): void {
    this.#held?.style.removeProperty("min-height");
    this.#held = undefined;
  }
}
