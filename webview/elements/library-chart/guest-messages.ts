/** What passes between the page and the frame of a chart. What comes from the frame is checked: others have written what runs there. */
import type { Json } from "../../../runtime/protocol/json.ts";

/** The theme, as far as charts show it. */
export interface GuestLook {
  text: string;
  muted: string;
  grid: string;
  axis: string;
  page: string;
  card: string;
  font: string;
  size: number;
  series: string[];
  isDark: boolean;
}

interface Draw {
  type: "draw";
  /** In the words of the library that draws. */
  look: object | undefined;
  scheme: string;
}

export type ToGuest =
  | { type: "library"; code: string }
  | (Draw & { kind: "plotly"; spec: { [key: string]: Json }; config: { [key: string]: Json } | undefined; modes: readonly string[] })
  | (Draw & { kind: "echarts"; spec: { [key: string]: Json }; renderer: "canvas" | "svg" })
  | (Draw & { kind: "mermaid"; body: string });

export type FromGuest = { type: "ready" } | { type: "drawn" } | { type: "height"; px: number } | { type: "failed"; message: string } | { type: "selected"; value: Json };

const mostHeight = 20_000;
const mostText = 1000;
const mostValue = 1_000_000;

/** The message, or undefined for what makes no sense. */
export function readFromGuest(data: unknown): FromGuest | undefined {
  if (typeof data !== "object" || data === null || !("type" in data)) return undefined;
  if (data.type === "ready" || data.type === "drawn") return { type: data.type };
  if (data.type === "height" && "px" in data && typeof data.px === "number" && data.px >= 0) return { type: "height", px: Math.min(data.px, mostHeight) };
  if (data.type === "failed" && "message" in data && typeof data.message === "string") return { type: "failed", message: data.message.slice(0, mostText) };
  if (data.type !== "selected" || !("value" in data)) return undefined;
  const text = JSON.stringify(data.value) ?? "null";
  // SAFETY: what JSON.parse gives is JSON.
  return text.length <= mostValue ? { type: "selected", value: JSON.parse(text) as Json } : undefined;
}
