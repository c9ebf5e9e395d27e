/** One page in a browser as a view of the app. */
import type { IncomingMessage } from "node:http";
import type { RawData, WebSocket } from "ws";
import type { AppHost } from "../host/api.ts";
import { FrameDecoder, encodeMessage, messageOf } from "../protocol/codec.ts";
import type { HostToView } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";

/** Bytes that may wait for a page. Beyond, it is left out until it has caught up, and gets a snapshot then. */
const mostWaitingBytes = 8 * 1024 * 1024;

export function connectPage(socket: WebSocket, request: IncomingMessage, host: AppHost, log: (level: "warn", text: string) => void): void {
  let isBehind = false;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const view = host.attach((message) => send(message), { headers, ipAddress: request.socket.remoteAddress ?? "" });

  function send(message: HostToView): void {
    if (socket.readyState !== socket.OPEN) return;
    // The page waits for every answer, and has asked for few: these are never left out.
    if (message.type === "answer") return socket.send(message.attachments ? encodeMessage(message) : JSON.stringify(message), caughtUp);
    if (isBehind) return;
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

  socket.on("message", (data, isBinary) => view.receive(isBinary ? decode(data) : parse(String(data))));
  socket.on("close", () => view.dispose());
  socket.on("error", (error) => log("warn", `A page broke the connection: ${error.message}`));
}

/** One frame of the codec's: what a message is in when it has bytes. */
function decode(data: RawData): unknown {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data;
  const decoded = new FrameDecoder().push(bytes);
  const [frame] = decoded.ok ? decoded.frames : [];
  return frame && messageOf(frame);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the host reports and drops it, as everything that makes no sense.
    return undefined;
  }
}
