/** Small things on the page: badges, gaps, places still to be filled, celebrations. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import type { Color } from "../protocol/color.ts";
import type { Height, Width } from "../protocol/element.ts";
import { aSize, aText, type Checks, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf, textOf } from "./options.ts";
import { spin } from "./spinner.ts";

const badgeColors = ["blue", "green", "orange", "red", "violet", "yellow", "gray", "grey", "primary"] as const;
const gaps = { xxsmall: 2, xsmall: 4, small: 8, medium: 16, large: 24, xlarge: 32, xxlarge: 48 } as const;

export interface BadgeOptions {
  icon?: string;
  color?: (typeof badgeColors)[number];
  width?: Width;
  help?: string;
}

export interface SkeletonOptions {
  height?: Height;
  width?: Width;
}

export interface DecorElements {
  /**
   * A short text in a coloured pill. Markdown.
   * @example
   * st.badge("New", { color: "green", icon: ":material/check:" });
   */
  badge(label: unknown, options?: BadgeOptions): Placeholder;
  /**
   * A gap between elements: a word, or a number of pixels.
   * @example
   * st.space("large");
   */
  space(size?: keyof typeof gaps | number): Placeholder;
  /**
   * A grey place for something that is still to come. Whatever is drawn through its handle replaces it; with a body, it is
   * there as long as that runs, and what the body returns is given back.
   * @example
   * const rows = await st.skeleton({ height: 120 }, () => fetchRows());
   */
  skeleton(options?: SkeletonOptions): Placeholder;
  skeleton<R>(body: () => R): R;
  skeleton<R>(options: SkeletonOptions, body: () => R): R;
  /**
   * Balloons rise, once.
   * @example
   * if (st.button("Done")) st.balloons();
   */
  balloons(): void;
  /**
   * Snow falls, once.
   * @example
   * if (st.button("Winter")) st.snow();
   */
  snow(): void;
}

const skeletonChecks: Checks<SkeletonOptions> = { height: aSize, width: aSize };
const badgeChecks: Checks<BadgeOptions> = { icon: aText, color: oneOfThese(...badgeColors), width: aSize, help: aText };

export const decorElements: DecorElements & ThisType<Drawer> = {
  badge(label, options) {
    const { color = "blue", ...o } = optionsOf("badge", options, badgeChecks);
    return draw(this[placeOf]("badge"), { type: "badge", label: textOf(label), color: color satisfies Color, ...o });
  },
  space(size = "small") {
    const px = typeof size === "number" ? size : gaps[size];
    if (typeof px !== "number" || !(px >= 0) || !Number.isFinite(px)) throw badOption("space", `the size cannot be ${show(size)}`, `Use ${Object.keys(gaps).map((word) => JSON.stringify(word)).join(", ")}, or a number of pixels.`);
    return draw(this[placeOf]("space"), { type: "space", px });
  },
  skeleton<R>(first?: SkeletonOptions | (() => R), second?: () => R) {
    const body = typeof first === "function" ? first : second;
    const options = optionsOf("skeleton", typeof first === "function" ? undefined : first, skeletonChecks);
    if (body !== undefined && typeof body !== "function") throw badOption("skeleton", `the body must be a function, not ${show(body)}`, "Write st.skeleton(() => { … }).");
    const place = this[placeOf]("skeleton");
    const data = { type: "skeleton", ...options } as const;
    // SAFETY: with a body its result, without one the handle, as the overloads say.
    return (body ? spin(place, data, body) : draw(place, data)) as R & Placeholder;
  },
  balloons() {
    celebrate(this, "balloons");
  },
  snow() {
    celebrate(this, "snow");
  },
};

function celebrate(drawer: Drawer, type: "balloons" | "snow"): void {
  currentEngine().effects.send(drawer[placeOf](type).scope, { type });
}
