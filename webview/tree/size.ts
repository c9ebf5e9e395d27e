import type { NodeData } from "../../runtime/protocol/element.ts";

/** The size that the script asked for, as CSS. Undefined: the element's own. */
export interface Size {
  width: string | undefined;
  height: string | undefined;
  /** `fit`: as wide as its content; `wide`: all the room there is; `tall`: of a height that the content may exceed. */
  className: string;
}

const own: Size = { width: undefined, height: undefined, className: "" };

export function sizeOf(data: NodeData): Size {
  const width = "width" in data ? data.width : undefined;
  const height = "height" in data ? data.height : undefined;
  if (width === undefined && height === undefined) return own;
  const names = [];
  if (width === "content") names.push("fit");
  if (width !== undefined && width !== "content") names.push("wide");
  if (typeof height === "number") names.push("tall");
  return { width: typeof width === "number" ? `${width}px` : undefined, height: typeof height === "number" ? `${height}px` : undefined, className: names.join(" ") };
}
