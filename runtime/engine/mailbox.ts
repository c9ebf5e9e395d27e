/** What a message of the link means: what waits in the inbox from then on, and whether the run that is going makes way. */
import type { LinkToEngine } from "../link/port.ts";
import type { PersonEvent } from "../protocol/messages.ts";
import type { Core } from "./core.ts";
import type { Hold } from "./hold.ts";
import type { Inbox } from "./inbox.ts";
import type { Loader } from "./loader.ts";
import type { Parts } from "./parts.ts";
import { concernOf } from "./widgets.ts";

/** What messages act on. */
export interface Affected {
  readonly inbox: Inbox;
  readonly hold: Hold;
  readonly loader: Loader;
  /** The run that is going, if one is, makes way. */
  supersede(why: "preempted" | "stopped"): void;
  /** Stuck code was terminated there. */
  terminated(where: { file: string; line: number } | undefined): void;
}

export class Mailbox {
  readonly #core: Core;
  readonly #parts: Parts;
  readonly #affected: Affected;

  constructor(core: Core, parts: Parts, affected: Affected) {
    this.#core = core;
    this.#parts = parts;
    this.#affected = affected;
  }

  receive(message: LinkToEngine): void {
    const { inbox, hold, loader, supersede, terminated } = this.#affected;
    switch (message.type) {
      case "event":
        return this.#receiveEvent(message.event);
      case "rerun":
        if (message.cause !== "rerun") loader.noteChanged(message.files ?? []);
        if (message.text !== undefined) loader.noteTyped(message.text);
        // A page that is not shown is read anew when it is.
        if (message.cause === "save" && message.text === undefined && !this.#parts.pages.concerns(message.files ?? [])) return;
        inbox.requestApp(message.cause);
        hold.release();
        return supersede("preempted");
      case "stop":
        hold.stop();
        inbox.cancelReruns();
        return supersede("stopped");
      case "resume":
        hold.release(message.once);
        return inbox.requestApp("rerun");
      case "terminated":
        return terminated(message.where);
      case "editor":
        return this.#parts.desk.take(message.ask) ? this.receive({ type: "rerun", cause: "command" }) : undefined;
      case "profiled":
        return this.#parts.desk.profiled(message.profile);
      case "assign":
        return this.#assign(message);
      case "facts":
        return this.#core.facts.take(message.facts) ? inbox.requestApp("event") : undefined;
      case "file":
        return this.#parts.files.receive(message.file);
      case "dispose":
        // In the thread of a test the clock of a fragment would go on.
        hold.stop();
        inbox.cancelReruns();
        supersede("stopped");
        this.#parts.cleanups.dispose();
        for (const listener of this.#core.onDispose) listener();
        return;
    }
  }

  /** What a test says that no person could: values of the session state, the query, secrets. */
  #assign(values: Extract<LinkToEngine, { type: "assign" }>): void {
    if (values.query !== undefined) this.#parts.pages.visit(values.query);
    if (values.secrets) this.#core.secrets.give(values.secrets);
    this.#core.store.replace(values);
  }

  #receiveEvent(event: PersonEvent): void {
    const { outlet, widgets } = this.#core;
    const { fragment, quiet } = concernOf(event, widgets);
    if (quiet && event.trigger) {
      this.#parts.dialogs.dismissed(event.trigger.widget, event.trigger.value);
      return outlet.send({ op: "took", took: [event.seq] });
    }
    this.#affected.inbox.push(event, fragment, quiet);
    if (!quiet) this.#affected.hold.release();
  }
}
