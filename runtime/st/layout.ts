/** Layout: containers and what arranges them. */
import { badOption, duplicateKey, show } from "../engine/errors.ts";
import type { Gap, Height, Width } from "../protocol/element.ts";
import type { Block, Body, Placeholder } from "./drawable.ts";
import { aFlag, aSize, aText, type Checks, oneOfThese } from "./checks.ts";
import { type Drawer, draw, drawBlock, type Place, placeOf, runInside } from "./handle.ts";
import { listOf, optionsOf } from "./options.ts";

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
   * A place for one element: each write replaces the last.
   * @example
   * const place = st.empty();
   * place.text("working");
   * place.text("done");
   */
  empty(): Placeholder;
}

const aGap = oneOfThese("xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge");
const containerChecks: Checks<ContainerOptions> = {
  border: aFlag,
  key: aText,
  width: aSize,
  height: aSize,
  horizontal: aFlag,
  wrap: aFlag,
  horizontalAlignment: oneOfThese("left", "center", "right", "distribute"),
  verticalAlignment: oneOfThese("top", "center", "bottom", "distribute"),
  gap: aGap,
  autoscroll: aFlag,
};
const columnsChecks: Checks<ColumnsOptions> = { gap: aGap, verticalAlignment: oneOfThese("top", "center", "bottom"), border: aFlag, width: aSize, wrap: aFlag };

export const layoutBlocks: LayoutBlocks & ThisType<Drawer> = {
  container(first?: ContainerOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("container", first, second);
    const { key, ...o } = optionsOf("container", options, containerChecks);
    const place = this[placeOf]("container");
    const id = key === undefined || key === null ? undefined : keyedId(place, "container", key);
    return block(place, { type: "container", ...o, border: o.border ?? typeof o.height === "number", id, key: key ?? undefined }, body);
  },
  columns<const S extends number | readonly number[]>(spec: S, options?: ColumnsOptions): Columns<S> {
    const { border, ...o } = optionsOf("columns", options, columnsChecks);
    const weights = weightsOf(spec);
    const place = this[placeOf]("columns");
    const { inside } = drawBlock(place, { type: "columns", ...o });
    const row = { scope: place.scope, container: inside, index: undefined };
    // SAFETY: one container per weight, which is what the tuple type says of the spec.
    return weights.map((weight) => drawBlock(row, { type: "column", weight, border }).handle) as Columns<S>;
  },
  empty() {
    return draw(this[placeOf]("empty"), { type: "empty" });
  },
};

/** @throws AppError `duplicate-key` */
export function keyedId({ scope: { run } }: Place, type: string, key: string): string {
  const name = `container ${key}`;
  if (run.keys.has(name)) throw duplicateKey(key, "containers");
  run.use(run.keys, name);
  return `${type}-${key}`;
}

/** What the person opened is kept under this: blocks with the same label are told apart by their order. */
export function unkeyedId({ scope: { run, fragment } }: Place, type: string, label: string): string {
  const first = `${type}-${fragment ?? ""}-${label}`;
  let id = first;
  for (let n = 2; run.widgets.has(id); n++) id = `${first}-${n}`;
  run.use(run.widgets, id);
  return id;
}

function block(place: Place, spec: Parameters<typeof drawBlock>[1], body: Body | undefined): Block {
  const { handle, inside } = drawBlock(place, spec);
  if (body) void runInside(place.scope, inside, () => body(handle));
  return handle;
}

/** `(body)`, `(options)`, `(options, body)` or nothing. */
export function optionsAndBody<O extends object, C = Block>(name: string, first: O | ((container: C) => unknown) | undefined, second: ((container: C) => unknown) | undefined): { options: O | undefined; body: ((container: C) => unknown) | undefined } {
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
