import { basename } from "node:path";
import { ThemeIcon, TreeItem, l10n } from "vscode";
import type { CacheOverview } from "../../runtime/protocol/editor.ts";
import type { Session } from "../app/session.ts";
import { SessionRows } from "./session-rows.ts";

export interface CacheRow {
  readonly session: Session;
  readonly cache: CacheOverview;
}

export function isCacheRow(value: unknown): value is CacheRow {
  return typeof value === "object" && value !== null && "session" in value && "cache" in value;
}

/** The cached functions of the app that is shown. */
export class CachesProvider extends SessionRows<CacheRow> {
  override getChildren(row?: CacheRow): CacheRow[] {
    const session = this.session();
    return session && !row ? session.host.overview.caches.map((cache) => ({ session, cache })) : [];
  }

  override getTreeItem({ session, cache }: CacheRow): TreeItem {
    const item = new TreeItem(cache.name || l10n.t("(no name)"));
    item.id = `${session.script.toString()} ${cache.id}`;
    item.description = `${cache.entries === 1 ? l10n.t("1 result") : l10n.t("{0} results", cache.entries)} · ${basename(cache.file)}`;
    item.iconPath = new ThemeIcon(cache.kind === "data" ? "database" : "plug");
    item.tooltip = cache.kind === "data" ? "st.cacheData" : "st.cacheResource";
    item.contextValue = "dacapo.cache";
    return item;
  }
}
