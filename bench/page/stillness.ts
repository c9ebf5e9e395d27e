/** When the page last drew anything. Like the probe, it is sent to the page as text and uses nothing from outside itself. */

declare global {
  interface Window {
    /** The last change of the DOM, and the last call that drew on a canvas, in ms of `performance.now()`. */
    benchDrawn: { domAt: number; canvasAt: number };
  }
}

export function watchDrawing(): void {
  const drawn = { domAt: 0, canvasAt: 0 };
  window.benchDrawn = drawn;
  new MutationObserver(() => (drawn.domAt = performance.now())).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const name of ["fill", "stroke", "fillRect", "clearRect", "fillText", "drawImage", "putImageData"] as const) {
    const call = CanvasRenderingContext2D.prototype[name];
    Object.assign(CanvasRenderingContext2D.prototype, {
      [name](this: CanvasRenderingContext2D, ...args: unknown[]): unknown {
        drawn.canvasAt = performance.now();
        return Reflect.apply(call, this, args);
      },
    });
  }
}

/** Resolves after so long a silence, with the time of the last thing drawn before it. */
export async function stillSince(silenceMs: number): Promise<number> {
  for (;;) {
    const last = Math.max(window.benchDrawn.domAt, window.benchDrawn.canvasAt);
    const left = silenceMs - (performance.now() - last);
    if (left <= 0) return last;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
