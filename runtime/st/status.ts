/** Status elements: callouts, errors, progress, spinner, toasts. */
import type { Width } from "../protocol/element.ts";
import { currentEngine } from "../engine/current.ts";
import { badOption } from "../engine/errors.ts";
import { exceptionElement } from "../engine/exception.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { aFlag, aSize, aText, aTextOrNumber, type Checks, either, oneOfThese } from "./checks.ts";
import { numberOf, optionsOf, textOf } from "./options.ts";
import { spin } from "./spinner.ts";

export interface CalloutOptions {
  /** An emoji, or `:material/name:`. */
  icon?: string;
  title?: string;
  width?: Width;
}

export interface SpinnerOptions {
  /** Shows how long it has been going. */
  showTime?: boolean;
  width?: Width;
}

export interface ToastOptions {
  icon?: string;
  /** `"short"` (4 s), `"long"` (10 s), `"infinite"`, or seconds. */
  duration?: "short" | "long" | "infinite" | number;
}

export interface StatusElements {
  /**
   * A note that something went well. Markdown.
   * @example
   * st.success("Saved.", { icon: ":material/check:" });
   */
  success(body: unknown, options?: CalloutOptions): Placeholder;
  /**
   * A note. Markdown.
   * @example
   * st.info("Nothing has been chosen yet.");
   */
  info(body: unknown, options?: CalloutOptions): Placeholder;
  /**
   * A warning. Markdown.
   * @example
   * st.warning("The disk is **nearly full**.");
   */
  warning(body: unknown, options?: CalloutOptions): Placeholder;
  /**
   * A note that something failed. Markdown. It draws; it does not end the run (`st.stop()` does).
   * @example
   * if (rows.length === 0) {
   *   st.error("The file has no rows.");
   *   st.stop();
   * }
   */
  error(body: unknown, options?: CalloutOptions): Placeholder;
  /**
   * Draws an error with its stack; the run goes on.
   * @example
   * try {
   *   await save();
   * } catch (error) {
   *   st.exception(error);
   * }
   */
  exception(error: unknown, options?: { width?: Width }): Placeholder;
  /**
   * A progress bar. `value` is a part from 0 to 1, or a percentage from above 1 to 100.
   * @example
   * const bar = st.progress(0, { text: "Working" });
   * for (let i = 0; i <= 100; i++) bar.progress(i / 100);
   */
  progress(value: number, options?: { text?: string; width?: Width }): Placeholder;
  /**
   * Shows that something is going on as long as `body` runs, and gives back what it returns. An async body is to be awaited.
   * @example
   * const rows = await st.spinner("Loading…", () => fetchRows());
   */
  spinner<R>(text: string, body: () => R): R;
  spinner<R>(text: string, options: SpinnerOptions, body: () => R): R;
  /**
   * A short message in the corner. It outlives the run, also one that reruns.
   * @example
   * st.toast("Saved", { icon: ":material/save:" });
   */
  toast(body: unknown, options?: ToastOptions): void;
}

const widthCheck = { width: aSize };
const calloutChecks: Checks<CalloutOptions> = { icon: aText, title: aText, width: aSize };
const progressChecks = { text: aTextOrNumber, width: aSize };
const spinnerChecks: Checks<SpinnerOptions> = { showTime: aFlag, width: aSize };
const isDuration = (value: unknown): boolean => typeof value === "number" && value > 0;
const toastChecks: Checks<ToastOptions> = { icon: aText, duration: either(isDuration, oneOfThese("short", "long", "infinite")) };

export const statusElements: StatusElements & ThisType<Drawer> = {
  success(body, options) {
    return callout(this, "success", body, options);
  },
  info(body, options) {
    return callout(this, "info", body, options);
  },
  warning(body, options) {
    return callout(this, "warning", body, options);
  },
  error(body, options) {
    return callout(this, "error", body, options);
  },
  exception(error, options) {
    const { width } = optionsOf("exception", options, widthCheck);
    return draw(this[placeOf]("exception"), { ...exceptionElement(error, currentEngine().script), width });
  },
  progress(value, options) {
    const { text, width } = optionsOf("progress", options, progressChecks);
    const number = numberOf("progress", "the value", value);
    if (number < 0 || number > 100) throw badOption("progress", `the value must be between 0 and 1, or up to 100 as a percentage, not ${number}`, "Divide by the total.");
    return draw(this[placeOf]("progress"), { type: "progress", value: number > 1 ? number / 100 : number, text: text === undefined ? undefined : textOf(text), width });
  },
  spinner<R>(text: string, second: SpinnerOptions | (() => R), third?: () => R): R {
    const body = typeof second === "function" ? second : third;
    const { showTime, width } = optionsOf("spinner", typeof second === "function" ? undefined : second, spinnerChecks);
    if (typeof body !== "function") throw badOption("spinner", "the body is missing", 'Pass a function: await st.spinner("Loading…", async () => { … }).');
    return spin(this[placeOf]("spinner"), { type: "spinner", text: textOf(text), showTime, width }, body);
  },
  toast(body, options) {
    const { icon, duration = "short" } = optionsOf("toast", options, toastChecks);
    const text = textOf(body);
    if (text === "") throw badOption("toast", "the text is empty", "Say what happened.");
    const { scope } = this[placeOf]("toast");
    currentEngine().effects.send(scope, { type: "toast", body: text, ...(icon !== undefined && { icon }), duration });
  },
};

function callout(drawer: Drawer, type: "success" | "info" | "warning" | "error", body: unknown, options: CalloutOptions | undefined): Placeholder {
  const o = optionsOf(type, options, calloutChecks);
  return draw(drawer[placeOf](type), { type, body: textOf(body), ...o });
}
