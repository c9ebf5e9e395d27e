/** Where a player begins and ends, in seconds. */
export interface Span {
  startTime?: number | undefined;
  endTime?: number | undefined;
  loop?: boolean | undefined;
}

/** For an `<audio>` or `<video>`: begins at the start of the span, and stops (or begins again) at its end. */
export function play(player: HTMLMediaElement, span: Span): { update(next: Span): void; destroy(): void } {
  let { startTime = 0, endTime, loop } = span;
  const toStart = (): void => {
    if (startTime > 0) player.currentTime = startTime;
  };
  const atEnd = (): void => {
    if (endTime === undefined || player.currentTime < endTime || player.paused) return;
    if (loop) player.currentTime = startTime;
    else player.pause();
  };
  // The browser's own `loop` would begin at 0.
  const ended = (): void => {
    if (!loop) return;
    player.currentTime = startTime;
    // Refused without a person's gesture: then it stands still, as before.
    player.play().catch(() => {});
  };
  player.addEventListener("loadedmetadata", toStart);
  player.addEventListener("timeupdate", atEnd);
  player.addEventListener("ended", ended);
  return {
    update(next) {
      const isOther = next.startTime !== span.startTime;
      span = next;
      ({ startTime = 0, endTime, loop } = next);
      if (isOther && player.paused) toStart();
    },
    destroy() {
      player.removeEventListener("loadedmetadata", toStart);
      player.removeEventListener("timeupdate", atEnd);
      player.removeEventListener("ended", ended);
    },
  };
}
