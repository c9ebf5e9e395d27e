import { isHostToView, nameOfMessage } from "../../runtime/protocol/guards.ts";
import type { HostToView } from "../../runtime/protocol/messages.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";

export type Checked = { ok: true; message: HostToView } | { ok: false; dropped: string } | { ok: false; mismatch: number };

/** What arrives is checked here, once. A snapshot of another version is no mistake but a mismatch: its form is unknown. */
export function checkMessage(value: unknown): Checked {
  const version = versionOf(value);
  if (version !== undefined && version !== protocolVersion) return { ok: false, mismatch: version };
  return isHostToView(value) ? { ok: true, message: value } : { ok: false, dropped: nameOfMessage(value) };
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null || !("type" in value) || value.type !== "snapshot") return undefined;
  return "protocol" in value && typeof value.protocol === "number" ? value.protocol : undefined;
}
