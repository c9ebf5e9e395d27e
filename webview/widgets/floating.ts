/** Gap between a popover and what it belongs to, and between it and the window's edge, in px. */
const gap = 4;

/**
 * Keeps a popover of the top layer beside `anchor`: below it, or above where there is more room. Until the returned
 * function is called it follows when the page scrolls or changes its size.
 */
export function float(popover: HTMLElement, anchor: Element, options: { align: "start" | "end" | "center"; sameWidth?: boolean }): () => void {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    if (options.sameWidth) popover.style.width = `${at.width}px`;
    const { offsetWidth: width, offsetHeight: height } = popover;
    const start = { start: at.left, end: at.right - width, center: at.left + (at.width - width) / 2 }[options.align];
    const fitsBelow = at.bottom + gap + height <= innerHeight - gap;
    const above = !fitsBelow && at.top > innerHeight - at.bottom;
    popover.style.left = `${Math.max(gap, Math.min(start, innerWidth - width - gap))}px`;
    popover.style.top = `${above ? Math.max(gap, at.top - gap - height) : at.bottom + gap}px`;
  };
  place();
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  return () => {
    removeEventListener("scroll", place, { capture: true });
    removeEventListener("resize", place);
  };
}
