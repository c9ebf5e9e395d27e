import { FrameDecoder, encodeMessage, messageOf } from "../../runtime/protocol/codec.ts";
import type { ViewToHost } from "../../runtime/protocol/messages.ts";
import { openableLink } from "../../runtime/protocol/openable-link.ts";
import { AddressBar } from "./address-bar.ts";
import type { Connection, ConnectionEvents } from "./connection.ts";

declare global {
  var dacapoSocket: WebSocket | undefined;
}

const storageKey = "dacapo";
const firstRetryMs = 100;
const longestRetryMs = 5000;

/** The connection of a page in a browser: same origin, the token is the page's own. */
export function openWebSocket(events: ConnectionEvents): Connection {
  let socket: WebSocket | undefined;
  let retryMs = firstRetryMs;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const addressBar = new AddressBar(events.went);

  const connect = (): void => {
    clearTimeout(retry);
    const opened = earlySocket() ?? new WebSocket(socketAddress(addressBar.token));
    opened.binaryType = "arraybuffer";
    socket = opened;
    opened.onopen = () => {
      retryMs = firstRetryMs;
      events.reachable(true);
    };
    opened.onmessage = (event: MessageEvent<unknown>) => events.message(parse(event.data));
    opened.onclose = () => {
      if (socket !== opened) return;
      events.reachable(false);
      retry = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    };
    // The page is made before it hears that it can speak.
    if (opened.readyState === WebSocket.OPEN) queueMicrotask(() => events.reachable(true));
  };
  connect();
  // A laptop that wakes up should not wait for the longest back-off.
  addEventListener("online", () => {
    if (socket?.readyState === WebSocket.CLOSED) connect();
  });

  return {
    send(message: ViewToHost) {
      // What cannot leave now is sent again after the next snapshot: see `widgets/outbox.ts`.
      if (socket?.readyState === WebSocket.OPEN) socket.send("attachments" in message ? encodeMessage(message) : JSON.stringify(message));
    },
    openLink(url) {
      const link = openableLink(url);
      if (link !== undefined) open(link, "_blank", "noopener");
    },
    addressBar,
    hasEditor: false,
    savedState: readState(),
    saveState: (state) => sessionStorage.setItem(storageKey, JSON.stringify(state)),
  };
}

/** The socket that the page opened before the view was there (`runtime/server/page.ts`), once. */
function earlySocket(): WebSocket | undefined {
  const socket = globalThis.dacapoSocket;
  globalThis.dacapoSocket = undefined;
  return socket && socket.readyState <= WebSocket.OPEN ? socket : undefined;
}

function socketAddress(token: string): string {
  const url = new URL("/ws", location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("token", token);
  return url.href;
}

function parse(data: unknown): unknown {
  if (data instanceof ArrayBuffer) return decode(new Uint8Array(data));
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    // Not JSON: the check of the message reports and drops it.
    return undefined;
  }
}

/** One frame of the codec's: what a message is in when it has bytes. */
function decode(bytes: Uint8Array): unknown {
  const decoded = new FrameDecoder().push(bytes);
  const [frame] = decoded.ok ? decoded.frames : [];
  return frame && messageOf(frame);
}

function readState(): unknown {
  return parse(sessionStorage.getItem(storageKey));
}
