import type { LocalModule } from "../script/local-module.ts";
import type { ImportSite } from "../script/import-sites.ts";
import type { Positions } from "../script/positions.ts";

/** What is known of one local file that something imports. */
export interface ModuleRecord {
  readonly path: string;
  version: number;
  /** The text of the current version, once it was read: code with its analysis, or JSON. */
  content: { kind: "code"; id: number; module: LocalModule } | { kind: "json"; text: string } | undefined;
  /** From the positions of the code that was read last and parsed. */
  positions: Positions | undefined;
  /** The local file that each specifier in it led to. */
  targets: Map<string, string>;
  /** What the version before imported. */
  former: { targets: ReadonlyMap<string, string>; sites: readonly ImportSite[] } | undefined;
  /** The current version has been evaluated to its end. */
  isEvaluated: boolean;
  /** The current version cannot be used any more: it failed, or something that it needs did. */
  isBroken: boolean;
}

/** Counted for the whole thread, because its loader forgets nothing: no two graphs in it may mean different texts by one URL. */
let lastVersion = 0;

/** `isFirst`: in the first graph of a thread, files begin without a version. */
export function newRecord(path: string, isFirst: boolean): ModuleRecord {
  return { path, version: isFirst ? 0 : ++lastVersion, content: undefined, positions: undefined, targets: new Map(), former: undefined, isEvaluated: false, isBroken: false };
}

/** Makes a record ready for a new version of its file. */
export function renew(record: ModuleRecord): void {
  record.version = ++lastVersion;
  if (record.content?.kind === "code") record.former = { targets: record.targets, sites: record.content.module.sites };
  record.content = undefined;
  record.isEvaluated = false;
  record.isBroken = false;
  record.targets = new Map();
}

export function findSite(sites: readonly ImportSite[], specifier: string): ImportSite | undefined {
  return sites.find((site) => site.specifier === specifier);
}
