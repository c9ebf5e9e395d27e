/** The page's one way to its host: a VS Code panel, or the server of `dacapo run`. */
import type { ViewToHost } from "../../runtime/protocol/messages.ts";
import type { Address } from "../../runtime/protocol/shell.ts";
import type { AddressBar } from "./address-bar.ts";

export interface ConnectionEvents {
  /** Something arrived; it has not been checked. */
  message(message: unknown): void;
  /** The host can be reached, or no longer. On each `true` the page says `ready` again. */
  reachable(is: boolean): void;
  /** The person went to another address of the app, with the browser's buttons. */
  went(address: Address): void;
}

export interface Connection {
  send(message: ViewToHost): void;
  /** Opens an address outside of the page. */
  openLink(url: string): void;
  /** The address of the window, where it shows one. */
  readonly addressBar: AddressBar | undefined;
  /** There is an editor that can open a file. */
  readonly hasEditor: boolean;
  /** What `saveState` kept when this page was last shown, not checked. */
  readonly savedState: unknown;
  /** Keeps `state` (JSON) until this page is closed for good. */
  saveState(state: object): void;
}
