import { EventEmitter } from "./events.ts";
import { register } from "./live.ts";
import type { TreeItem } from "./values.ts";

export interface TreeProvider {
  getChildren(row?: unknown): readonly unknown[];
  getTreeItem(row: unknown): TreeItem;
  onDidChangeTreeData: EventEmitter<void>["event"];
}

/** A tree in the side bar. Like VS Code's, it asks for its rows when it is seen and when it is told that they changed. */
export class Tree {
  readonly id: string;
  description: string | undefined;
  visible = false;
  /** How often it was drawn. */
  drawn = 0;
  readonly #provider: TreeProvider;
  readonly #visibility = new EventEmitter<{ visible: boolean }>();
  readonly onDidChangeVisibility = this.#visibility.event;
  readonly #registration: { dispose(): void };
  readonly #listener: { dispose(): void };

  constructor(id: string, provider: TreeProvider) {
    this.id = id;
    this.#provider = provider;
    this.#registration = register(`view ${id}`);
    this.#listener = provider.onDidChangeTreeData(() => this.drawn++);
  }

  /** The person opens the view, or another one in its place. */
  show(visible = true): void {
    this.visible = visible;
    this.#visibility.fire({ visible });
  }

  /** All rows, opened, as text. */
  get text(): string {
    return this.#rows(undefined, "").join("\n");
  }

  /** The row with this label, to give to a command. */
  row(label: string, parent?: unknown): unknown {
    for (const row of this.#provider.getChildren(parent)) {
      if (this.#provider.getTreeItem(row).label === label) return row;
      const below = this.row(label, row);
      if (below !== undefined) return below;
    }
    return undefined;
  }

  contextOf(label: string): string | undefined {
    const row = this.row(label);
    return row === undefined ? undefined : this.#provider.getTreeItem(row).contextValue;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#visibility.dispose();
    this.#registration.dispose();
  }

  #rows(parent: unknown, indent: string): string[] {
    return this.#provider.getChildren(parent).flatMap((row) => {
      const { label, description } = this.#provider.getTreeItem(row);
      return [`${indent}${label}${description ? `  ${description}` : ""}`, ...this.#rows(row, `${indent}  `)];
    });
  }
}
