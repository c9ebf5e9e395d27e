import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import type { Session } from "../app/session.ts";

/** Rows of the view that tell of the app that is shown: they are asked for anew when it has changed. */
export abstract class SessionRows<Row> implements TreeDataProvider<Row> {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  protected readonly session: () => Session | undefined;

  constructor(session: () => Session | undefined) {
    this.session = session;
  }

  abstract getChildren(row?: Row): Row[];
  abstract getTreeItem(row: Row): TreeItem;

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
