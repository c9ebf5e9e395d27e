import type { Json } from "../../../runtime/protocol/json.ts";

export type Spec = { [key: string]: Json };

/** What a person gave no size of its own and what can take one: views that do not consist of several. */
const several = ["hconcat", "vconcat", "concat", "facet", "repeat"];
const hasFacets = (spec: Spec): boolean => {
  const { encoding } = spec;
  return typeof encoding === "object" && encoding !== null && ["row", "column", "facet"].some((channel) => channel in encoding);
};

/** Whether the chart fills its place, however wide that is. */
export const isFluid = (spec: Spec, width: unknown): boolean => width !== "content" && !several.some((kind) => kind in spec) && !hasFacets(spec) && (typeof spec["width"] !== "number" || width !== undefined);

/** The spec with the size of its place. `height` is that of the place when the script named one. */
export function fitSpec(spec: Spec, fluid: boolean, width: number, height: number | undefined): Spec {
  if (!fluid) return spec;
  // A chart of several views inside one another takes no height either.
  return { autosize: { type: "fit", contains: "padding" }, ...spec, width, height: height ?? spec["height"] ?? 260 };
}
