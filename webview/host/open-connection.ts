import type { Connection, ConnectionEvents } from "./connection.ts";
import { openVsCode } from "./vscode.ts";
import { openWebSocket } from "./websocket.ts";

export function openConnection(events: ConnectionEvents): Connection {
  return "acquireVsCodeApi" in globalThis ? openVsCode(events) : openWebSocket(events);
}
