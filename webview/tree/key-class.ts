import type { NodeData } from "../../runtime/protocol/element.ts";

/** The class by which the script's own styles find an element with a key: `st-key-<key>`, as in Streamlit. */
export function keyClass(data: NodeData): string {
  const key = "key" in data ? data.key : undefined;
  return key === undefined ? "" : `st-key-${key.trim().replace(/[^\w-]/g, "-")}`;
}
