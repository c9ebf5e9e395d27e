/** How near to the end still counts as there, in px. */
const near = 8;

/** Keeps a box that scrolls at its end while its content grows, as long as the person has not scrolled away from it. */
export function keepAtEnd(box: HTMLElement): () => void {
  let isAtEnd = true;
  const scrolled = (): void => {
    isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - near;
  };
  const follow = (): void => {
    if (isAtEnd) box.scrollTop = box.scrollHeight;
  };
  const observer = new MutationObserver(follow);
  observer.observe(box, { childList: true, characterData: true, subtree: true });
  box.addEventListener("scroll", scrolled, { passive: true });
  follow();
  return () => {
    observer.disconnect();
    box.removeEventListener("scroll", scrolled);
  };
}
