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
  readonly targets: Map<string, string>;
  /** The current version has been evaluated to its end. */
  isEvaluated: boolean;
  /** The current version cannot be used any more: it failed, or something that it needs did. */
  isBroken: boolean;
}

export function newRecord(path: string): ModuleRecord {
  return { path, version: 0, content: undefined, positions: undefined, targets: new Map(), isEvaluated: false, isBroken: false };
}

/** Makes a record ready for a new version of its file. */
export function renew(record: ModuleRecord): void {
  record.version += 1;
  record.content = undefined;
  record.isEvaluated = false;
  record.isBroken = false;
  record.targets.clear();
}

export function findSite(sites: readonly ImportSite[], specifier: string): ImportSite | undefined {
  return sites.find((site) => site.specifier === specifier);
}
