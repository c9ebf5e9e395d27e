/** What an app has said so far, child after child: its page, its effects, its files, its diagnostics, its runs, its state. */
import type { Delta, RunRecord } from "../protocol/delta.ts";
import type { Diagnostic } from "../protocol/diagnostic.ts";
import type { Overview } from "../protocol/editor.ts";
import type { Address, Shell } from "../protocol/shell.ts";
import { Tree } from "../protocol/tree.ts";
import { EffectShelf } from "./effect-shelf.ts";
import { StateCopies } from "./state-copies.ts";

const mostRuns = 500;

export class SessionRecord {
  /** The page of the child that is running. */
  tree = new Tree();
  readonly effects = new EffectShelf();
  readonly state = new StateCopies();
  diagnostics: readonly Diagnostic[] = [];
  files: readonly string[] = [];
  runs: readonly RunRecord[] = [];
  overview: Overview = { widgets: [], caches: [] };
  shell: Shell = {};
  address: Address;

  constructor(address: Address = { page: "", query: "" }) {
    this.address = address;
  }

  /** Takes deltas and gives those that concern a page, with effects numbered for the session. */
  apply(deltas: readonly Delta[]): Delta[] {
    this.tree.apply(deltas);
    return deltas.flatMap((delta) => this.#take(delta) ?? []);
  }

  /** The page begins anew; what the session is stays. */
  childReplaced(): void {
    this.tree = new Tree();
    this.effects.childReplaced();
    this.diagnostics = [];
    this.shell = {};
  }

  #take(delta: Delta): Delta | undefined {
    switch (delta.op) {
      case "effect":
        return { op: "effect", effect: this.effects.put(delta.effect) };
      case "diagnostics":
        this.diagnostics = delta.diagnostics;
        return undefined;
      case "files":
        this.files = delta.files;
        return undefined;
      case "runs":
        this.runs = [...this.runs, ...delta.records].slice(-mostRuns);
        return undefined;
      case "shell":
        this.shell = delta.shell;
        return delta;
      case "address":
        this.address = delta.address;
        return delta;
      case "state":
        this.state.apply(delta);
        return undefined;
      case "overview":
        this.overview = delta.overview;
        return undefined;
      case "cost":
      case "profile":
      case "debugger":
        return undefined;
      default:
        return delta;
    }
  }
}
