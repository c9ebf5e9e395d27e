/** What a frame may say. It runs what the script has written, or what others have written for it: everything is checked here. */
import type { Json } from "../../runtime/protocol/json.ts";

export type GuestMessage =
  | { type: "ready" }
  | { type: "height"; px: number }
  | { type: "link"; url: string }
  | { type: "state" | "trigger"; name: string; value: Json }
  | { type: "failed"; message: string };

const maxHeight = 20_000;
const maxName = 100;
const maxText = 1000;
const maxValue = 1_000_000;

/** The message, or undefined for what makes no sense. Values come out as plain JSON. */
export function readGuestMessage(data: unknown): GuestMessage | undefined {
  if (typeof data !== "object" || data === null || !("type" in data)) return undefined;
  switch (data.type) {
    case "ready":
      return { type: "ready" };
    case "height":
      return "px" in data && typeof data.px === "number" && data.px >= 0 && Number.isFinite(data.px) ? { type: "height", px: Math.min(data.px, maxHeight) } : undefined;
    case "link":
      return "url" in data && typeof data.url === "string" && /^(?:https?|mailto):/i.test(data.url) ? { type: "link", url: data.url } : undefined;
    case "failed":
      return "message" in data && typeof data.message === "string" ? { type: "failed", message: data.message.slice(0, maxText) } : undefined;
    case "state":
    case "trigger":
      return readValue(data.type, data);
    default:
      return undefined;
  }
}

function readValue(type: "state" | "trigger", data: object): GuestMessage | undefined {
  if (!("name" in data) || typeof data.name !== "string" || data.name === "" || data.name.length > maxName || data.name === "__proto__") return undefined;
  const value = "value" in data ? plain(data.value) : null;
  return value === undefined ? undefined : { type, name: data.name, value };
}

function plain(value: unknown): Json | undefined {
  try {
    const text = JSON.stringify(value ?? null);
    // SAFETY: what JSON.parse gives is JSON.
    return text.length <= maxValue ? (JSON.parse(text) as Json) : undefined;
  } catch {
    // A cycle or a BigInt: no value that could travel.
    return undefined;
  }
}
