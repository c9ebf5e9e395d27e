/** How near to the end still counts as there, in px. */
const near = 8;

/** Keeps a box that scrolls at its end while its content grows, as long as the person has not scrolled away from it. */
export function keepAtEnd(box: HTMLElement): () => void {
  const { scrolled, follow } = follower(box);
  const observer = new MutationObserver(follow);
  observer.observe(box, { childList: true, characterData: true, subtree: true });
  box.addEventListener("scroll", scrolled, { passive: true });
  follow();
  return () => {
    observer.disconnect();
    box.removeEventListener("scroll", scrolled);
  };
}

/** The same for the whole page, whose `content` grows: a conversation. */
export function keepPageAtEnd(content: HTMLElement): () => void {
  const { scrolled, follow } = follower(document.scrollingElement ?? document.documentElement);
  // Tells of the new height before it is painted.
  const observer = new ResizeObserver(follow);
  observer.observe(content);
  addEventListener("scroll", scrolled, { passive: true });
  return () => {
    observer.disconnect();
    removeEventListener("scroll", scrolled);
  };
}

function follower(box: Element): { scrolled: () => void; follow: () => void } {
  /** How far the box was scrolled when it was last seen at its end. */
  let end = 0;
  const furthest = (): number => box.scrollHeight - box.clientHeight;
  const scrolled = (): void => {
    if (box.scrollTop >= furthest() - near) end = box.scrollTop;
  };
  // The place is read here, not remembered from the event of a scroll: that comes a frame later.
  const follow = (): void => {
    if (box.scrollTop < Math.min(end, furthest()) - near) return;
    box.scrollTop = furthest();
    end = box.scrollTop;
  };
  return { scrolled, follow };
}
