/** One page in a browser as a view of the app. */
import type { WebSocket } from "ws";
import type { AppHost } from "../host/api.ts";
import type { HostToView } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";

/** Bytes that may wait for a page. Beyond, it is left out until it has caught up, and gets a snapshot then. */
const mostWaitingBytes = 8 * 1024 * 1024;

export function connectPage(socket: WebSocket, host: AppHost, log: (level: "warn", text: string) => void): void {
  let isBehind = false;
  const view = host.attach((message) => send(message));

  function send(message: HostToView): void {
    if (socket.readyState !== socket.OPEN || isBehind) return;
    if (socket.bufferedAmount > mostWaitingBytes) {
      isBehind = true;
      return;
    }
    socket.send(JSON.stringify(message), caughtUp);
  }

  function caughtUp(): void {
    if (!isBehind || socket.bufferedAmount > 0) return;
    isBehind = false;
    view.receive({ type: "ready", protocol: protocolVersion });
  }

  socket.on("message", (data, isBinary) => view.receive(isBinary ? undefined : parse(String(data))));
  socket.on("close", () => view.dispose());
  socket.on("error", (error) => log("warn", `A page broke the connection: ${error.message}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the host reports and drops it, as everything that makes no sense.
    return undefined;
  }
}
