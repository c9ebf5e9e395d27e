/** One attached view: a page in a panel or in a browser. */
import { isViewToHost, nameOfMessage } from "../protocol/guards.ts";
import type { Delta } from "../protocol/delta.ts";
import type { HostToView, PersonEvent, ViewToHost } from "../protocol/messages.ts";
import { failed, type Reply } from "../protocol/requests.ts";
import type { ViewConnection } from "./api.ts";
import { type EventLedger, PageEvents } from "./event-ledger.ts";

/** What a view shows, but for the events, which differ from page to page. */
export type Picture = Omit<Extract<HostToView, { type: "snapshot" }>, "nextSeq" | "pending">;

type Asked = Extract<ViewToHost, { type: "request" }>;

/** Questions of one page that may be open at a time. The page itself asks far fewer. */
const mostOpen = 64;

export interface ViewPortListeners {
  picture(): Picture;
  /** The person did something, numbered as the session does. */
  event(event: PersonEvent): void;
  /** The page asks; always resolves. */
  request(request: Asked): Promise<Reply>;
  /** Everything else that makes sense. */
  other(message: Exclude<ViewToHost, { type: "ready" | "event" | "request" }>): void;
  log(level: "warn" | "error", text: string): void;
  closed(port: ViewPort): void;
}

export class ViewPort implements ViewConnection {
  readonly #send: (message: HostToView) => void;
  readonly #listeners: ViewPortListeners;
  readonly #events: PageEvents;
  #isReady = false;
  #isClosed = false;
  #openRequests = 0;
  #saidDropped = false;

  constructor(send: (message: HostToView) => void, ledger: EventLedger, listeners: ViewPortListeners) {
    this.#send = send;
    this.#listeners = listeners;
    this.#events = new PageEvents(ledger);
  }

  receive(message: unknown): void {
    if (this.#isClosed) return;
    if (!isViewToHost(message)) return this.#drop(message);
    if (message.type === "ready") {
      this.#isReady = true;
      return this.sendSnapshot();
    }
    if (message.type === "request") return void this.#answer(message);
    if (message.type !== "event") return this.#listeners.other(message);
    const recorded = this.#events.accept(message.event);
    if (recorded) this.#listeners.event(recorded);
  }

  sendSnapshot(): void {
    if (this.#isReady) this.#post({ ...this.#listeners.picture(), ...this.#events.snapshot() });
  }

  sendDeltas(deltas: readonly Delta[]): void {
    const translated = this.#events.translate(deltas);
    if (this.#isReady) this.#post({ type: "deltas", deltas: translated });
  }

  /** Anything that a page which is not ready learns from its snapshot. */
  send(message: Extract<HostToView, { type: "status" | "inspecting" | "outline" }>): void {
    if (this.#isReady) this.#post(message);
  }

  dispose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isReady = false;
    this.#listeners.closed(this);
  }

  async #answer(asked: Asked): Promise<void> {
    this.#openRequests++;
    const reply = this.#openRequests > mostOpen ? failed("The page asks too much at a time.") : await this.#listeners.request(asked);
    this.#openRequests--;
    if (!this.#isClosed) this.#post({ type: "answer", id: asked.id, ...reply });
  }

  #drop(message: unknown): void {
    if (this.#saidDropped) return;
    this.#saidDropped = true;
    this.#listeners.log("warn", `The page sent ${nameOfMessage(message)}; it is dropped, and so are others like it.`);
  }

  #post(message: HostToView): void {
    try {
      this.#send(message);
    } catch (error) {
      // The page is going away: a view that comes back gets a snapshot.
      this.#listeners.log("warn", `A message did not reach the page: ${String(error)}`);
    }
  }
}
