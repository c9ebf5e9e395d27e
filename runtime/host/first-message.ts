/** What a child begins with. */
import type { EditorAsk } from "../protocol/editor.ts";
import type { AppSettings, HostToChild } from "../protocol/messages.ts";
import { protocolVersion } from "../protocol/version.ts";
import type { HostOptions } from "./api.ts";
import type { SessionRecord } from "./session-record.ts";

const defaultLoopLimits = { sameStateMs: 1000, changingMs: 10_000 };

export interface Beginning extends Pick<AppSettings, "cwd" | "facts"> {
  record: SessionRecord;
  /** The script's text in an editor, while that is what runs. */
  text: string | undefined;
  /** What the editor has asked for that lasts. */
  asks: readonly EditorAsk[];
  /** There was a child before. */
  isRestart: boolean;
}

export function firstMessage({ file, argv = [], loopLimits = defaultLoopLimits }: HostOptions, { record, cwd, facts, text, asks, isRestart }: Beginning): HostToChild {
  const restore = record.state.entries;
  const settings: AppSettings = {
    file,
    cwd,
    argv,
    loopLimits,
    address: record.address,
    facts,
    ...(text !== undefined && { text }),
    ...((isRestart || restore.length > 0) && { restore: [...restore] }),
    ...(asks.length > 0 && { asks: [...asks] }),
  };
  return { type: "init", protocol: protocolVersion, settings };
}
