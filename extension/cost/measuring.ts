/** Has an app measured as the setting says, and shows what it tells. */
import type { Disposable, Uri } from "vscode";
import type { AppHost } from "../../runtime/host/api.ts";
import type { Profile } from "../../runtime/protocol/cost.ts";
import { costShown, onConfigChange } from "../platform/config.ts";
import type { CostHints } from "./cost-hints.ts";

/** What is measured of: the app's host, which may be replaced by a new one. */
type Measured = Pick<AppHost, "ask" | "on">;

export class Measuring implements Disposable {
  readonly #script: Uri;
  readonly #hints: CostHints;
  readonly #settings: Disposable;
  #level: "off" | "quiet" | "full" = "off";
  #host: Measured | undefined;

  constructor(script: Uri, hints: CostHints) {
    this.#script = script;
    this.#hints = hints;
    this.#settings = onConfigChange("cost", () => this.#follow());
  }

  /** A host that has not started. Gives what ends the listening. */
  begin(host: Measured): () => void {
    this.#host = host;
    this.#level = "off";
    this.#follow();
    return host.on("cost", (cost) => this.#level !== "off" && this.#hints.measured(this, cost));
  }

  /** Where the time went when the app was profiled; undefined: the code is another one now. */
  profiled(profile: Profile | undefined): void {
    this.#hints.profiled(this, profile);
  }

  dispose(): void {
    this.#settings.dispose();
    this.#hints.clear(this);
  }

  #follow(): void {
    const level = costShown(this.#script);
    if (level === this.#level) return;
    this.#level = level;
    this.#host?.ask({ what: "cost", on: level !== "off", statements: level === "full" });
    if (level === "off") this.#hints.clear(this);
  }
}
