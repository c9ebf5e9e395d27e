/**
 * What passes between an engine and who stands at the other end of its MessagePort: the link thread in a child,
 * `AppTest` in a test.
 */
import type { DatasetMessage } from "../data/dataset.ts";
import type { HostToChild } from "../protocol/messages.ts";
import type { RunningProfile } from "./hot-lines.ts";
import type { MediaMessage } from "./media-store.ts";

/**
 * Engine → link. What the page says goes through the ring (`ring.ts`), from a test's engine as messages; what the link is
 * to keep is always a message. A store comes before the delta that names it.
 */
export type EngineToLink = PageText | StoreMessage | LongText;

/** A text that the ring has no room for. Its turn is when the ring has been read up to `after`. */
export interface LongText {
  text: PageText;
  after: number;
}

/** There is something in the ring, and nobody looks. */
export const wake: PageText = "";

/** Something for one of the link's stores, so that the link can answer for the engine (`stores.ts`). Bytes are shared. */
export type StoreMessage = MediaMessage | DatasetMessage | DownloadMessage;

export const isStore = (message: EngineToLink): message is StoreMessage => typeof message === "object" && "store" in message;

/** A download that the script has made when it was wanted: the medium that it has put before, or why there is none. */
export type DownloadMessage = { store: "downloads"; number: number } & ({ media: string } | { problem: string });

/**
 * What the page says, as one string:
 * `p<key>\n<json>` a put delta: a later one with the same key replaces it while it has not left;
 * `d<json>` any other delta, in order, never merged;
 * `f` nothing more comes for now: send what there is.
 */
export type PageText = string;

export const flushText: PageText = "f";

/** Stands between messages that are posted as one string: JSON text never holds it. */
export const separator = "\u001e";

/** A file as the engine gets it. The name is a name alone. */
export interface WholeFile {
  id: string;
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Link → engine. Every one is counted by `Control#notePosted` before it is posted. */
export type LinkToEngine =
  | Exclude<HostToChild, { type: "init" | "request" }>
  /** Values for the session state, by a test or by a person in the editor; by a test, a query for the address and secrets too. */
  | { type: "assign"; set: [key: string, value: unknown][]; deleted: string[]; query?: string; secrets?: Record<string, unknown> }
  /** A file that the person gives (its bytes move), takes back before a widget has it, or wants: the engine answers the last with a store message of the same number. */
  | { type: "file"; file: { given: WholeFile } | { takenBack: string } | { wanted: { number: number; widget: string } } }
  /** Where the main thread was while it was sampled, in positions of running code. */
  | { type: "profiled"; profile: RunningProfile }
  /** The stuck code of the main thread was terminated; its promise will never settle. */
  | { type: "terminated"; where?: { file: string; line: number } };

/** Posts a message to the engine; what is in `moves` is no longer ours. */
export type Post = (message: LinkToEngine, moves?: readonly ArrayBuffer[]) => void;
