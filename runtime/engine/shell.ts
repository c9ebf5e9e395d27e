/** What surrounds the page's content, as the runs of the app say it: page config and navigation. */
import type { Shell } from "../protocol/shell.ts";
import type { Outlet } from "./outlet.ts";

/** Most apps say nothing: that is compared in no time. */
const nothing: Shell = {};

export class ShellState {
  readonly #outlet: Outlet;
  /** What the run that is going has said so far. */
  #said = nothing;
  #shown = nothing;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  get navigation(): Shell["navigation"] {
    return this.#said.navigation;
  }

  /** A full run begins. What it has not said yet stays until its end, so that nothing flickers. */
  begin(): void {
    this.#said = nothing;
  }

  /** Adds to what the run has said: further calls add, and the newest wins. */
  say(part: Shell): void {
    this.#said = { ...this.#said, ...part };
    this.#show({ ...this.#shown, ...this.#said });
  }

  /** The run is complete: what it did not say goes. */
  finish(): void {
    this.#show(this.#said);
  }

  #show(shell: Shell): void {
    if (shell === this.#shown || JSON.stringify(shell) === JSON.stringify(this.#shown)) return;
    this.#shown = shell;
    this.#outlet.send({ op: "shell", shell });
  }
}
