import type { ViewConnection } from "../../runtime/host/api.ts";
import { isViewToHost } from "../../runtime/protocol/guards.ts";
import type { AppStatus, HostToView } from "../../runtime/protocol/messages.ts";
import { failed } from "../../runtime/protocol/requests.ts";
import type { Address } from "../../runtime/protocol/shell.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";
import type { ViewSource } from "./view-source.ts";

/** Why a preview shows no app, in the words of the page. */
export interface NoticeText {
  reason: string;
  fix: string;
}

/** Stands in for an app that does not run: an empty page that says why, and whose buttons ask for the app. */
export class Notice implements ViewSource {
  readonly #snapshot: HostToView;
  readonly #run: () => void;

  /** `address` is where the app will begin; `run` is called when the person asks for the app on the page. */
  constructor(app: { name: string; file: string }, address: Address | undefined, text: NoticeText, run: () => void) {
    const status: AppStatus = { state: "crashed", reason: text.reason, fix: text.fix };
    this.#snapshot = { type: "snapshot", protocol: protocolVersion, app, status, tree: [], nextSeq: 1, effects: [], pending: [], ...(address && { address }) };
    this.#run = run;
  }

  attach(send: (message: HostToView) => void): ViewConnection {
    return {
      receive: (message) => {
        if (!isViewToHost(message)) return;
        if (message.type === "ready") send(this.#snapshot);
        if (message.type === "request") send({ type: "answer", id: message.id, ...failed("The app does not run.") });
        // The buttons of an empty page have one meaning.
        if (message.type === "command") this.#run();
      },
      dispose: () => undefined,
    };
  }
}
