import { MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from "vscode";
import type { Session } from "../app/session.ts";
import { SessionRows } from "./session-rows.ts";
import { type StateNode, childrenOf, stateNodes } from "./state-node.ts";
import { preview } from "./value-preview.ts";

/** What a row of the tree stands for: commands get it from the row that they stand on. */
export interface StateRow {
  readonly session: Session;
  readonly node: StateNode;
}

/** The session state of the app that is shown. */
export class StateProvider extends SessionRows<StateRow> {
  override getChildren(row?: StateRow): StateRow[] {
    const session = row?.session ?? this.session();
    if (!session) return [];
    const nodes = row ? childrenOf(row.node) : stateNodes(session.host.state, session.host.overview.widgets);
    return nodes.map((node) => ({ session, node }));
  }

  override getTreeItem({ session, node }: StateRow): TreeItem {
    const item = new TreeItem(node.label, node.hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    // A row keeps its place and stays open from run to run.
    item.id = `${session.script.toString()} ${JSON.stringify(node.path)} ${node.more ?? ""}`;
    if (node.more !== undefined) {
      item.description = l10n.t("{0} more", node.more);
      return item;
    }
    item.description = [node.description, keptNote(node)].filter(Boolean).join("  ");
    item.tooltip = tooltipOf(node);
    item.contextValue = contextOf(node);
    if (node.widget) item.iconPath = new ThemeIcon(node.widget.drawn ? "symbol-event" : "archive");
    return item;
  }
}

const keptNote = ({ widget }: StateNode): string => (widget && !widget.drawn ? l10n.t("kept, not drawn") : "");

/** `dacapo.value edit delete copy`: what can be done with it, for the menus. */
function contextOf({ isSecret, isEditable }: StateNode): string {
  return ["dacapo.value", isEditable && "edit", "delete", !isSecret && "copy"].filter(Boolean).join(" ");
}

function tooltipOf(node: StateNode): MarkdownString {
  const tooltip = new MarkdownString();
  if (node.isSecret) tooltip.appendText(l10n.t("Entered as a password: it is not shown."));
  else tooltip.appendCodeblock(preview(node.value, 2), "javascript");
  if (node.widget) tooltip.appendText(`${node.widget.type} ${JSON.stringify(node.widget.label)}`);
  return tooltip;
}
