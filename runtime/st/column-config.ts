/** `st.columnConfig`: how the columns of a table look and what they take. */
import { badOption, show } from "../engine/errors.ts";
import type { GridColumn, GridColumnType } from "../protocol/grid.ts";
import { aFlag, aFunction, aNumber, aText, type Check, type Checks, either, elsewhere, isNumber, oneOfThese } from "./checks.ts";
import { checkColumn, plainOf } from "./column-rules.ts";
import { listOf, optionsOf } from "./options.ts";

export interface ColumnOptions {
  /** Stands in the header; the column's name otherwise. */
  label?: string | null;
  /** Shown when hovering over the header. Markdown. */
  help?: string;
  /** How wide it is; a number is pixels. Default: as its content needs. */
  width?: "small" | "medium" | "large" | number;
  /** Stays in sight at the left. */
  pinned?: boolean;
}
interface Aligned extends ColumnOptions {
  alignment?: "left" | "center" | "right";
}
interface Editable<V> extends ColumnOptions {
  /** The person may not edit it. */
  disabled?: boolean;
  /** A cell may not be empty. */
  required?: boolean;
  /** The value in rows that the person adds. */
  default?: V | null;
}
export interface TextColumnOptions extends Aligned, Editable<string> {
  maxChars?: number;
  /** A regular expression that a text must match. */
  validate?: string | RegExp;
}
export interface LinkColumnOptions extends TextColumnOptions {
  /** What reads in place of the address: a text, or a regular expression whose first group is taken from the address. */
  displayText?: string;
}
export interface NumberColumnOptions extends Aligned, Editable<number> {
  /** `"%.2f €"`, or `plain`, `localized`, `percent`, `dollar`, `euro`, `yen`, `accounting`, `bytes`, `compact`, `scientific`, `engineering`. */
  format?: string;
  minValue?: number;
  maxValue?: number;
  /** How fine a number may be: 0.01 for cents. */
  step?: number;
}
export interface MomentColumnOptions extends Aligned, Editable<Date> {
  /** `"DD.MM.YYYY"`, or `localized`, `distance`, `calendar`, `iso8601`. */
  format?: string;
  minValue?: Date;
  maxValue?: Date;
  /** Seconds, or days for dates. */
  step?: number;
}
export interface DatetimeColumnOptions extends MomentColumnOptions {
  /** The zone that the moments are shown in, such as `"Europe/Oslo"`. */
  timezone?: string;
}
export interface SelectboxColumnOptions<T> extends Editable<T> {
  options?: Iterable<T>;
  /** How an option reads. */
  formatFunc?: (option: T) => string;
}
export interface MultiselectColumnOptions<T> extends Editable<readonly T[]> {
  options?: Iterable<T>;
  acceptNewOptions?: boolean;
  /** Colours of the options: one for all, or one for each. */
  color?: string | readonly string[];
  formatFunc?: (option: T) => string;
}
export interface ProgressColumnOptions extends ColumnOptions {
  format?: string;
  minValue?: number;
  maxValue?: number;
  step?: number;
  color?: string;
}
export interface ChartColumnOptions extends ColumnOptions {
  yMin?: number;
  yMax?: number;
  color?: string;
}
export interface ButtonColumnOptions extends Aligned {
  type?: "primary" | "secondary" | "tertiary";
  /** Called at the start of the run that answers a click, with the row's place in the data. */
  onClick?: (click: { row: number; column: string }) => unknown;
  /** The click is `st.sessionState[key]` in that run. */
  key?: string;
}

/** What `st.columnConfig.…({ … })` gives. */
export interface ColumnConfig {
  readonly type: GridColumnType | undefined;
  /** As it passes to the page. */
  readonly settings: Partial<GridColumn>;
  readonly button?: Pick<ButtonColumnOptions, "onClick" | "key">;
}

export interface ColumnConfigs {
  /**
   * Label, width and the like, whatever the column holds.
   * @example
   * st.dataframe([{ id: 7 }], { columnConfig: { id: st.columnConfig.column({ label: "No.", width: "small" }) } });
   */
  column(options?: Aligned & { disabled?: boolean; required?: boolean }): ColumnConfig;
  /**
   * Text.
   * @example
   * st.dataframe([{ name: "Ada" }], { columnConfig: { name: st.columnConfig.textColumn({ label: "Name" }) } });
   */
  textColumn(options?: TextColumnOptions): ColumnConfig;
  /**
   * Numbers, in a format.
   * @example
   * st.dataframe([{ price: 3.5 }], { columnConfig: { price: st.columnConfig.numberColumn({ format: "%.2f €" }) } });
   */
  numberColumn(options?: NumberColumnOptions): ColumnConfig;
  /**
   * True or false, as a box.
   * @example
   * st.dataframe([{ paid: true }], { columnConfig: { paid: st.columnConfig.checkboxColumn({ label: "Paid?" }) } });
   */
  checkboxColumn(options?: Aligned & Editable<boolean>): ColumnConfig;
  /**
   * Days.
   * @example
   * st.dataframe([{ born: new Date("1815-12-10") }], { columnConfig: { born: st.columnConfig.dateColumn({ format: "DD.MM.YYYY" }) } });
   */
  dateColumn(options?: MomentColumnOptions): ColumnConfig;
  /**
   * Times of day.
   * @example
   * st.dataframe([{ opens: "08:30" }], { columnConfig: { opens: st.columnConfig.timeColumn({ format: "HH:mm" }) } });
   */
  timeColumn(options?: MomentColumnOptions): ColumnConfig;
  /**
   * Days with a time.
   * @example
   * st.dataframe([{ sent: new Date() }], { columnConfig: { sent: st.columnConfig.datetimeColumn({ timezone: "Europe/Oslo" }) } });
   */
  datetimeColumn(options?: DatetimeColumnOptions): ColumnConfig;
  /**
   * One of some options.
   * @example
   * st.dataEditor([{ size: "M" }], { columnConfig: { size: st.columnConfig.selectboxColumn({ options: ["S", "M", "L"] }) } });
   */
  selectboxColumn<T>(options?: SelectboxColumnOptions<T>): ColumnConfig;
  /**
   * Any number of some options.
   * @example
   * st.dataEditor([{ tags: ["new"] }], { columnConfig: { tags: st.columnConfig.multiselectColumn({ options: ["new", "sale"] }) } });
   */
  multiselectColumn<T>(options?: MultiselectColumnOptions<T>): ColumnConfig;
  /**
   * Lists of whatever is in them.
   * @example
   * st.dataframe([{ tags: ["new", "sale"] }], { columnConfig: { tags: st.columnConfig.listColumn() } });
   */
  listColumn(options?: Editable<readonly unknown[]>): ColumnConfig;
  /**
   * Addresses, as links.
   * @example
   * st.dataframe([{ page: "https://example.com" }], { columnConfig: { page: st.columnConfig.linkColumn({ displayText: "open" }) } });
   */
  linkColumn(options?: LinkColumnOptions): ColumnConfig;
  /**
   * Pictures by their address.
   * @example
   * st.dataframe([{ flag: "https://example.com/flag.png" }], { columnConfig: { flag: st.columnConfig.imageColumn({ width: "small" }) } });
   */
  imageColumn(options?: Aligned): ColumnConfig;
  /**
   * Sounds by their address.
   * @example
   * st.dataframe([{ call: "https://example.com/call.mp3" }], { columnConfig: { call: st.columnConfig.audioColumn() } });
   */
  audioColumn(options?: Aligned): ColumnConfig;
  /**
   * Films by their address.
   * @example
   * st.dataframe([{ clip: "https://example.com/clip.mp4" }], { columnConfig: { clip: st.columnConfig.videoColumn() } });
   */
  videoColumn(options?: Aligned): ColumnConfig;
  /**
   * Text with Markdown in it.
   * @example
   * st.dataframe([{ note: "**Bold**" }], { columnConfig: { note: st.columnConfig.markdownColumn() } });
   */
  markdownColumn(options?: Aligned & Editable<string>): ColumnConfig;
  /**
   * Values of any shape, as JSON.
   * @example
   * st.dataframe([{ raw: { a: [1, 2] } }], { columnConfig: { raw: st.columnConfig.jsonColumn() } });
   */
  jsonColumn(options?: Aligned): ColumnConfig;
  /**
   * Numbers, as bars of a whole.
   * @example
   * st.dataframe([{ done: 70 }], { columnConfig: { done: st.columnConfig.progressColumn({ minValue: 0, maxValue: 100, format: "%d %%" }) } });
   */
  progressColumn(options?: ProgressColumnOptions): ColumnConfig;
  /**
   * A list of numbers in each cell, as a line.
   * @example
   * st.dataframe([{ week: [3, 5, 4, 8] }], { columnConfig: { week: st.columnConfig.lineChartColumn({ yMin: 0 }) } });
   */
  lineChartColumn(options?: ChartColumnOptions): ColumnConfig;
  /**
   * A list of numbers in each cell, as an area.
   * @example
   * st.dataframe([{ week: [3, 5, 4, 8] }], { columnConfig: { week: st.columnConfig.areaChartColumn({ color: "green" }) } });
   */
  areaChartColumn(options?: ChartColumnOptions): ColumnConfig;
  /**
   * A list of numbers in each cell, as bars.
   * @example
   * st.dataframe([{ week: [3, 5, 4, 8] }], { columnConfig: { week: st.columnConfig.barChartColumn() } });
   */
  barChartColumn(options?: ChartColumnOptions): ColumnConfig;
  /**
   * A button in each row.
   * @example
   * st.dataframe([{ name: "Ada" }], { columnConfig: { open: st.columnConfig.buttonColumn({ label: "Open", onClick: ({ row }) => st.toast(`Row ${row}`) }) } });
   */
  buttonColumn(options?: ButtonColumnOptions): ColumnConfig;
}

export const isColumnConfig = (value: unknown): value is ColumnConfig => typeof value === "object" && value !== null && "settings" in value && "type" in value;

const aDate: Check = (name, option, value) => {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw badOption(name, `${option} must be a date, not ${show(value)}`, `Pass a Date for ${option}.`);
};
const aPattern: Check = (name, option, value) => {
  if (value instanceof RegExp) return;
  aText(name, option, value);
  try {
    "".search(new RegExp(String(value), "u"));
  } catch (error) {
    throw badOption(name, `${option} is not a regular expression (${error instanceof Error ? error.message : String(error)})`, "Mend it, or pass a RegExp.");
  }
};

const aColor: Check = (name, option, value) => {
  for (const one of listOf(name, option, typeof value === "string" ? [value] : Object(value))) aText(name, option, one);
};

const common: Checks<ColumnOptions> = { label: aText, help: aText, width: either(isNumber, oneOfThese("small", "medium", "large")), pinned: aFlag };
const aligned = { ...common, alignment: oneOfThese("left", "center", "right") };
const editable = { ...common, disabled: aFlag, required: aFlag, default: elsewhere };
const bothOf = { ...aligned, ...editable };
const text: Checks<TextColumnOptions> = { ...bothOf, default: aText, maxChars: aNumber, validate: aPattern };
const number: Checks<NumberColumnOptions> = { ...bothOf, default: aNumber, format: aText, minValue: aNumber, maxValue: aNumber, step: aNumber };
const moment: Checks<MomentColumnOptions> = { ...bothOf, default: aDate, format: aText, minValue: aDate, maxValue: aDate, step: aNumber };
const chart: Checks<ChartColumnOptions> = { ...common, yMin: aNumber, yMax: aNumber, color: aText };

/** Options that pass to the page under another name, or in another form. */
type Converted = (value: unknown, name: string) => Partial<GridColumn>;
const conversions: Readonly<Record<string, Converted>> = {
  label: (value) => (value === null ? {} : { label: String(value) }),
  default: (value) => ({ default: plainOf(value) }),
  minValue: (value) => ({ minValue: Number(value) }),
  maxValue: (value) => ({ maxValue: Number(value) }),
  yMin: (value) => ({ minValue: Number(value) }),
  yMax: (value) => ({ maxValue: Number(value) }),
  validate: (value) => ({ validate: value instanceof RegExp ? value.source : String(value) }),
  type: (value) => ({ kindOfButton: value === "primary" || value === "tertiary" ? value : "secondary" }),
};
const elsewhereUsed = new Set(["options", "formatFunc", "color", "onClick", "key"]);

function configOf<T extends object>(name: string, type: GridColumnType | undefined, options: T | undefined, checks: Checks<T>, more: Partial<GridColumn> = {}): ColumnConfig {
  const settings: Partial<GridColumn> = {};
  const given = optionsOf(`columnConfig.${name}`, options, checks);
  checkColumn(`columnConfig.${name}`, given, more.options?.map(({ value }) => value), type === "progress");
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined || value === null || elsewhereUsed.has(option)) continue;
    Object.assign(settings, conversions[option]?.(value, name) ?? { [option]: value });
  }
  return { type, settings: { ...settings, ...more } };
}

interface Choosing<T> {
  options?: Iterable<T>;
  formatFunc?: (option: T) => string;
  color?: string | readonly string[];
}

function choicesOf<T>(name: string, o: Choosing<T> | undefined): Partial<GridColumn> {
  if (!o?.options) return {};
  const { color, formatFunc } = o;
  const colorOf = (i: number): string | undefined => (typeof color === "string" ? color : color?.[i % color.length]);
  return {
    options: listOf(`columnConfig.${name}`, "options", o.options).map((option, i) => ({ value: plainOf(option), label: String(formatFunc ? formatFunc(option) : option), ...(colorOf(i) !== undefined && { color: colorOf(i) }) })),
  };
}

const choice = { ...editable, options: elsewhere, formatFunc: aFunction };
const chartOf = (name: string, type: GridColumnType, o: ChartColumnOptions | undefined): ColumnConfig => configOf(name, type, o, chart, colored(o));
const colored = (o: { color?: string } | undefined): Partial<GridColumn> => (o?.color === undefined ? {} : { color: o.color });

export const columnConfigs: ColumnConfigs = {
  column: (o) => configOf("column", undefined, o, { ...aligned, disabled: aFlag, required: aFlag }),
  textColumn: (o) => configOf("textColumn", "text", o, text),
  numberColumn: (o) => configOf("numberColumn", "number", o, number),
  checkboxColumn: (o) => configOf("checkboxColumn", "checkbox", o, { ...bothOf, default: aFlag }),
  dateColumn: (o) => configOf("dateColumn", "date", o, moment),
  timeColumn: (o) => configOf("timeColumn", "time", o, moment),
  datetimeColumn: (o) => configOf("datetimeColumn", "datetime", o, { ...moment, timezone: aText }),
  selectboxColumn: <T>(o?: SelectboxColumnOptions<T>) => configOf<SelectboxColumnOptions<T>>("selectboxColumn", "selectbox", o, choice, choicesOf("selectboxColumn", o)),
  multiselectColumn: <T>(o?: MultiselectColumnOptions<T>) => configOf<MultiselectColumnOptions<T>>("multiselectColumn", "multiselect", o, { ...choice, acceptNewOptions: aFlag, color: aColor }, choicesOf("multiselectColumn", o)),
  listColumn: (o) => configOf("listColumn", "list", o, editable),
  linkColumn: (o) => configOf("linkColumn", "link", o, { ...text, displayText: aText }),
  imageColumn: (o) => configOf("imageColumn", "image", o, aligned),
  audioColumn: (o) => configOf("audioColumn", "audio", o, aligned),
  videoColumn: (o) => configOf("videoColumn", "video", o, aligned),
  markdownColumn: (o) => configOf("markdownColumn", "markdown", o, { ...bothOf, default: aText }),
  jsonColumn: (o) => configOf("jsonColumn", "json", o, aligned),
  progressColumn: (o) => configOf("progressColumn", "progress", o, { ...common, format: aText, minValue: aNumber, maxValue: aNumber, step: aNumber, color: aText }, colored(o)),
  lineChartColumn: (o) => chartOf("lineChartColumn", "lineChart", o),
  areaChartColumn: (o) => chartOf("areaChartColumn", "areaChart", o),
  barChartColumn: (o) => chartOf("barChartColumn", "barChart", o),
  buttonColumn(o) {
    const config = configOf("buttonColumn", "button", o, { ...aligned, type: oneOfThese("primary", "secondary", "tertiary"), onClick: aFunction, key: aText });
    return { ...config, button: { ...(o?.onClick && { onClick: o.onClick }), ...(o?.key !== undefined && { key: o.key }) } };
  },
};
