import type { Connection, ConnectionEvents } from "./connection.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The connection of a VS Code panel. The API can be acquired once and stays in this closure: user content must not reach it. */
export function openVsCode(events: ConnectionEvents): Connection {
  const api = acquireVsCodeApi();
  Reflect.deleteProperty(globalThis, "acquireVsCodeApi");
  addEventListener("message", (event) => {
    // VS Code sends from a window that the page cannot name (it hides the real parent). Frames inside the page, which
    // show the script's content, are the only ones that must not pass for it.
    const frames = Array.from({ length: window.frames.length }, (_, i) => window.frames[i]);
    if (!frames.some((frame) => frame === event.source)) events.message(event.data);
  });
  queueMicrotask(() => events.reachable(true));
  return {
    send: (message) => api.postMessage(message),
    openLink: (url) => api.postMessage({ type: "openLink", url }),
    addressBar: undefined,
    hasEditor: true,
    savedState: api.getState(),
    saveState: (state) => api.setState(state),
  };
}
