import type { NodeData } from "../../runtime/protocol/element.ts";

/** The size that the script asked for, as CSS. Undefined: the element's own. */
export interface Size {
  width: string | undefined;
  height: string | undefined;
  /** Its share of the row that it stands in. */
  flex: string | undefined;
  /** `fit`: as wide as its content; `wide`: all the room there is; `tall`: of a height that the content may exceed. */
  className: string;
}

const own: Size = { width: undefined, height: undefined, flex: undefined, className: "" };

export function sizeOf(data: NodeData): Size {
  if (data.type === "column") return { ...own, flex: `${data.weight} 1 0` };
  const width = "width" in data ? data.width : undefined;
  const height = "height" in data ? data.height : undefined;
  if (width === undefined && height === undefined) return own;
  const names = [];
  if (width === "content") names.push("fit");
  if (width !== undefined && width !== "content") names.push("wide");
  if (typeof height === "number") names.push("tall");
  return { width: pixels(width), height: pixels(height), flex: undefined, className: names.join(" ") };
}

const pixels = (size: unknown): string | undefined => (typeof size === "number" ? `${size}px` : undefined);
