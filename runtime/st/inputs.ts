/** Widgets for one value: `st.checkbox` … `st.numberInput`. Those that choose from options are in `choices.ts`. */
import { badOption, show } from "../engine/errors.ts";
import { aFlag, aText, type Checks } from "./checks.ts";
import { feedback, type FeedbackKind, type FeedbackOptions, type FeedbackValue } from "./feedback.ts";
import type { Drawer } from "./handle.ts";
import { numberInput, type NumberInputOptions, type NumberInputValue } from "./number-input.ts";
import { optionsOf } from "./options.ts";
import { pagination, type PaginationOptions } from "./pagination.ts";
import { slider, type SliderOptions, type SliderValue } from "./slider.ts";
import { textArea, type TextAreaOptions, textInput, type TextInputOptions, type TextValue } from "./text-inputs.ts";
import { type ValueOptions, valueChecks, widget } from "./widget.ts";

export interface CheckboxOptions extends ValueOptions {
  /** The value at first. */
  value?: boolean;
  /** `false`: a label that is too long for one line is cut. */
  wrap?: boolean;
}

export interface ColorPickerOptions extends ValueOptions {
  /** The colour at first, as `#rrggbb`. */
  value?: string;
}

export interface InputWidgets {
  /**
   * A box to tick. Returns whether it is ticked.
   * @example
   * if (st.checkbox("Show the rows", { value: true })) st.table(rows);
   */
  checkbox(label: string, options?: CheckboxOptions): boolean;
  /**
   * A switch. Returns whether it is on.
   * @example
   * const isLive = st.toggle("Live");
   */
  toggle(label: string, options?: CheckboxOptions): boolean;
  /**
   * A colour. Returns `#rrggbb`.
   * @example
   * const color = st.colorPicker("Line", { value: "#0066cc" });
   */
  colorPicker(label: string, options?: ColorPickerOptions): string;
  /**
   * A slider for a number, a date, or a range of either: the kind follows from `value`, `minValue` and `maxValue`.
   * @example
   * const size = st.slider("Size", { minValue: 0, maxValue: 10, value: 5 });
   * const [from, to] = st.slider("Range", { value: [20, 80] });
   */
  slider<const V extends number | Date | readonly [number, number] | readonly [Date, Date] = number>(label: string, options?: SliderOptions<V>): SliderValue<V>;
  /**
   * A field for one line of text. The run happens on Enter, or when the field is left.
   * @example
   * const name = st.textInput("Name", { placeholder: "Ada" });
   */
  textInput<V extends string | null = string>(label: string, options?: TextInputOptions<V>): TextValue<V>;
  /**
   * A field for several lines of text.
   * @example
   * const note = st.textArea("Note", { height: 120, maxChars: 500 });
   */
  textArea<V extends string | null = string>(label: string, options?: TextAreaOptions<V>): TextValue<V>;
  /**
   * A field for a number. Whole numbers when all of `value`, `minValue`, `maxValue` and `step` that are given are whole.
   * @example
   * const age = st.numberInput("Age", { minValue: 0, value: 30 });
   */
  numberInput<V extends number | null | "min" = number>(label: string, options?: NumberInputOptions<V>): NumberInputValue<V>;
  /**
   * What the person thinks of something, as thumbs, faces or stars: 0 is the worst, null no answer.
   * @example
   * const stars = st.feedback({ options: "stars" });
   */
  feedback<K extends FeedbackKind = "thumbs">(options?: FeedbackOptions<K>): FeedbackValue<K> | null;
  /**
   * Numbers of pages to choose from. Returns the page, beginning with 1.
   * @example
   * const page = st.pagination(Math.ceil(rows.length / 20));
   * st.table(rows.slice((page - 1) * 20, page * 20));
   */
  pagination(numPages: number, options?: PaginationOptions): number;
}

const checkboxChecks: Checks<CheckboxOptions> = { ...valueChecks, value: aFlag, wrap: aFlag };

export const inputWidgets: InputWidgets & ThisType<Drawer> = {
  checkbox(label, options) {
    return tick(this, "checkbox", label, options);
  },
  toggle(label, options) {
    return tick(this, "toggle", label, options);
  },
  colorPicker(label, options) {
    const o = optionsOf("colorPicker", options, { ...valueChecks, value: aText });
    const initial = colorOf(o.value ?? "#000000");
    if (initial === undefined) throw badOption("colorPicker", `value cannot be ${show(o.value)}`, 'Write it as "#rrggbb".');
    return widget(this, {
      type: "colorPicker",
      label,
      options: o,
      identity: [o.help ?? null],
      initial,
      initialKey: initial,
      accept: colorOf,
      decode: colorOf,
      element: (value) => ({ value }),
      valueHint: 'Set a colour such as "#0066cc".',
    });
  },
  slider(label, options) {
    return slider(this, label, options);
  },
  textInput(label, options) {
    return textInput(this, label, options);
  },
  textArea(label, options) {
    return textArea(this, label, options);
  },
  numberInput(label, options) {
    return numberInput(this, label, options);
  },
  feedback(options) {
    return feedback(this, options);
  },
  pagination(numPages, options) {
    return pagination(this, numPages, options);
  },
};

/** `#rrggbb` in small letters; `#rgb` is spelled out. */
function colorOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(value);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join("")}`.toLowerCase();
  return /^#[\da-f]{6}$/i.test(value) ? value.toLowerCase() : undefined;
}

const asBoolean = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

function tick(drawer: Drawer, type: "checkbox" | "toggle", label: string, options: CheckboxOptions | undefined): boolean {
  const o = optionsOf(type, options, checkboxChecks);
  const initial = o.value === true;
  return widget(drawer, {
    type,
    label,
    options: o,
    identity: [o.help ?? null],
    initial,
    initialKey: String(initial),
    accept: asBoolean,
    decode: asBoolean,
    element: (value) => ({ value, wrap: o.wrap ?? undefined }),
    valueHint: "Set true or false.",
  });
}
