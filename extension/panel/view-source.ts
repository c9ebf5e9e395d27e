import type { ViewConnection } from "../../runtime/host/api.ts";
import type { HostToView } from "../../runtime/protocol/messages.ts";

/** What a preview shows: an app, or a notice in its place. */
export interface ViewSource {
  /** Attaches a view: it gets a snapshot on its `ready`, then deltas. */
  attach(send: (message: HostToView) => void): ViewConnection;
}
