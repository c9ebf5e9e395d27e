/** Tells those who listen to a host what an app has said, as it stands after that. */
import type { Delta } from "../protocol/delta.ts";
import type { Listeners } from "./listeners.ts";
import type { SessionRecord } from "./session-record.ts";

export function tell(delta: Delta, record: SessionRecord, listeners: Listeners): void {
  switch (delta.op) {
    case "diagnostics":
      return listeners.emit("diagnostics", record.diagnostics);
    case "files":
      return listeners.emit("files", record.files);
    case "runs":
      return listeners.emit("runs", record.runs);
    case "state":
      return listeners.emit("state", record.state.entries);
    case "overview":
      return listeners.emit("overview", record.overview);
    case "cost":
      return listeners.emit("cost", delta.cost);
    case "profile":
      return listeners.emit("profile", delta.profile);
    case "debugger":
      return listeners.emit("debugger", delta.url);
    case "shell":
      return listeners.emit("shell", delta.shell);
    case "address":
      return listeners.emit("address", delta.address);
    default:
      return;
  }
}
