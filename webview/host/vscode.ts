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
    // show the script's content, and frames inside of those are the only ones that must not pass for it.
    if (event.source !== null && !isInside(event.source)) events.message(event.data);
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

/** The window of a frame within this page, however deep. Every window may ask another one for its parent. */
function isInside(source: MessageEventSource): boolean {
  for (let at: unknown = source; typeof at === "object" && at !== null && "parent" in at && at.parent !== at; at = at.parent) if (at.parent === window) return true;
  return false;
}
