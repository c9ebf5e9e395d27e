/** Layout: containers and what arranges them. */
import { badOption, show } from "../engine/errors.ts";
import type { Gap, Height, Width } from "../protocol/element.ts";
import type { Block, Body, Placeholder } from "./drawable.ts";
import { type Drawer, draw, drawBlock, placeOf, runInside } from "./handle.ts";
import { listOf, optionsOf, textOf } from "./options.ts";

export interface ContainerOptions {
  /** A frame around it. Default: only when it has a fixed height. */
  border?: boolean;
  key?: string;
  width?: Width;
  /** A number of pixels makes it scroll. */
  height?: Height;
  /** Elements stand beside each other. */
  horizontal?: boolean;
  wrap?: boolean;
  horizontalAlignment?: "left" | "center" | "right" | "distribute";
  verticalAlignment?: "top" | "center" | "bottom" | "distribute";
  gap?: Gap;
  /** Scrolls to the end when something is added there. */
  autoscroll?: boolean;
}

export interface ColumnsOptions {
  gap?: Gap;
  verticalAlignment?: "top" | "center" | "bottom";
  border?: boolean;
  width?: Width;
  /** `false`: columns stay beside each other however narrow the page. */
  wrap?: boolean;
}

export interface ExpanderOptions {
  expanded?: boolean;
  key?: string;
  icon?: string;
  type?: "default" | "compact";
  width?: Width;
}

/** One container per column: a tuple where the number is known, so that `const [a, b] = st.columns(2)` has no undefined. */
export type Columns<S> = S extends readonly unknown[]
  ? { -readonly [K in keyof S]: Block }
  : S extends number
    ? number extends S
      ? Block[]
      : Repeat<S>
    : Block[];
type Repeat<N extends number, T extends Block[] = []> = T["length"] extends N ? T : T["length"] extends 24 ? Block[] : Repeat<N, [...T, Block]>;

export interface LayoutBlocks {
  /**
   * A container: a place that can be filled later, or from several parts of the script.
   * @example
   * const top = st.container();
   * st.write("below");
   * top.write("above, though written later");
   */
  container(body: Body): Block;
  container(options?: ContainerOptions, body?: Body): Block;
  /**
   * Columns beside each other: a number of equal ones, or a list of weights.
   * @example
   * const [narrow, wide] = st.columns([1, 3]);
   */
  columns<const S extends number | readonly number[]>(spec: S, options?: ColumnsOptions): Columns<S>;
  /**
   * A part that the person can open and close. Its content is drawn in either case.
   * @example
   * st.expander("Details", () => {
   *   st.write("more");
   * });
   */
  expander(label: string, body: Body): Block;
  expander(label: string, options?: ExpanderOptions, body?: Body): Block;
  /**
   * A place for one element: each write replaces the last.
   * @example
   * const place = st.empty();
   * place.text("working");
   * place.text("done");
   */
  empty(): Placeholder;
}

const containerNames = ["border", "key", "width", "height", "horizontal", "wrap", "horizontalAlignment", "verticalAlignment", "gap", "autoscroll"] as const;

export const layoutBlocks: LayoutBlocks & ThisType<Drawer> = {
  container(first?: ContainerOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("container", first, second);
    const { key, ...o } = optionsOf<ContainerOptions>("container", options, containerNames);
    return block(this, "container", { type: "container", ...o, border: o.border ?? typeof o.height === "number", ...(key !== undefined && { id: `container-${key}` }) }, body);
  },
  columns<const S extends number | readonly number[]>(spec: S, options?: ColumnsOptions): Columns<S> {
    const { border, ...o } = optionsOf<ColumnsOptions>("columns", options, ["gap", "verticalAlignment", "border", "width", "wrap"]);
    const weights = weightsOf(spec);
    const place = this[placeOf]("columns");
    const { inside } = drawBlock(place, { type: "columns", ...o });
    const row = { scope: place.scope, container: inside, index: undefined };
    // SAFETY: one container per weight, which is what the tuple type says of the spec.
    return weights.map((weight) => drawBlock(row, { type: "column", weight, border }).handle) as Columns<S>;
  },
  expander(label: string, first?: ExpanderOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("expander", first, second);
    const { expanded, key, icon, type, width } = optionsOf<ExpanderOptions>("expander", options, ["expanded", "key", "icon", "type", "width"]);
    const text = textOf(label);
    return block(this, "expander", { type: "expander", id: `expander-${key ?? text}`, label: text, expanded, icon, kind: type, width }, body);
  },
  empty() {
    return draw(this[placeOf]("empty"), { type: "empty" });
  },
};

function block(drawer: Drawer, name: string, spec: Parameters<typeof drawBlock>[1], body: Body | undefined): Block {
  const place = drawer[placeOf](name);
  const { handle, inside } = drawBlock(place, spec);
  if (body) void runInside(place.scope, inside, () => body(handle));
  return handle;
}

/** `(body)`, `(options)`, `(options, body)` or nothing. */
export function optionsAndBody<O extends object>(name: string, first: O | Body | undefined, second: Body | undefined): { options: O | undefined; body: Body | undefined } {
  if (typeof first === "function") return { options: undefined, body: first };
  if (second !== undefined && typeof second !== "function") throw badOption(name, `the body must be a function, not ${show(second)}`, `Write st.${name}(…, () => { … }).`);
  return { options: first, body: second };
}

function weightsOf(spec: number | readonly number[]): number[] {
  const fix = "Pass a number of columns, or a list of positive weights: st.columns([1, 2]).";
  if (typeof spec === "number") {
    if (!Number.isInteger(spec) || spec < 1) throw badOption("columns", `the number of columns must be a whole number above 0, not ${show(spec)}`, fix);
    return Array.from({ length: spec }, () => 1);
  }
  const weights = [...listOf("columns", "the weights", spec)];
  if (weights.length === 0 || weights.some((w) => typeof w !== "number" || !(w > 0))) throw badOption("columns", `the weights cannot be ${show(spec)}`, fix);
  return weights;
}
