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
    // VS Code delivers in the page's own window. A frame inside the page (user content) is another source.
    if (event.source === null || event.source === window || event.source === window.parent) events.message(event.data);
  });
  queueMicrotask(() => events.reachable(true));
  return {
    send: (message) => api.postMessage(message),
    openLink: (url) => api.postMessage({ type: "openLink", url }),
    hasEditor: true,
    savedState: api.getState(),
    saveState: (state) => api.setState(state),
  };
}
