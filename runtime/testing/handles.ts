/** What a test holds in its hand: the elements of the page, and for widgets what a person can do to them. */
import { isBlock, type NodeData } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import type { FileMark } from "../protocol/media.ts";
import type { TreeNode } from "../protocol/tree.ts";
import type { Table } from "../data/column.ts";
import type { WidgetCopy } from "./app-thread.ts";
import { elementValue } from "./element-value.ts";
import type { TestFile } from "./files.ts";
import { asSent, optionWire, wireOf } from "./wire.ts";
import { editWire, isTable, selectionWire, type TableData, tableValue } from "./table-steps.ts";

/** What a handle asks of its app. */
export interface Stage {
  /** The widget's value is to be this, with the next `run()`. */
  value(id: string, wire: Json, form: string | undefined): void;
  /** The value that was entered for the next `run()`. */
  staged(id: string, form: string | undefined): Json | undefined;
  click(id: string, value: Json, form: string | undefined): void;
  /** A table that is on the page. */
  table(dataset: string): Table | undefined;
  run(options?: { timeout?: string | number }): Promise<unknown>;
  /** The bytes of a medium, as a page gets them. */
  bytes(medium: string): Promise<Uint8Array>;
  /** The medium that a download button makes when it is wanted. */
  produced(widget: string): Promise<string>;
  /** Gives a file to the app, to be named in a value. */
  give(file: TestFile): FileMark;
}

const uploaders = ["fileUploader", "cameraInput", "audioInput"];
/** Widgets with which several options can be chosen, or one taken back. */
const several = ["multiselect", "pills", "segmentedControl"];

/** One element of the page. */
export class ElementHandle {
  /** camelCase name of the `st` function that drew it. */
  readonly type: string;
  /** Address: `main/0`, `sidebar/2/1`. */
  readonly at: string;
  readonly label: string | undefined;
  readonly key: string | undefined;
  /** What the script would see; for text elements the text. */
  declare readonly value: unknown;
  readonly disabled: boolean;
  /** Left over from an earlier run. */
  readonly stale: boolean;
  /** The element's other properties, as they were drawn. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly #id: string | undefined;
  readonly #form: string | undefined;
  /** Labels of the tabs inside. */
  readonly #tabs: readonly string[];
  readonly #stage: Stage;
  readonly #data: NodeData;

  constructor(node: TreeNode, at: string, copy: WidgetCopy | undefined, stage: Stage) {
    const { data } = node;
    this.type = data.type;
    this.at = at;
    this.props = { ...data };
    this.label = "label" in data && data.label !== "" ? data.label : undefined;
    this.key = "key" in data ? data.key : copy?.key;
    if (isTable(data)) this.#defineTable(data, stage.table(data.dataset), copy?.value);
    else this.value = copy ? copy.value : elementValue(data);
    this.disabled = "disabled" in data && data.disabled === true;
    this.stale = node.stale;
    this.#id = "id" in data && (!isBlock(data) || data.type === "dialog" || ("widget" in data && data.widget)) ? data.id : undefined;
    this.#form = "form" in data ? data.form : undefined;
    this.#tabs = node.children.flatMap((child) => (child.data.type === "tab" ? [child.data.label] : []));
    this.#stage = stage;
    this.#data = data;
  }

  /** The data of a table may be large: it is read when somebody looks. */
  #defineTable(data: TableData, table: Table | undefined, value: unknown): void {
    let read: { value: unknown } | undefined;
    Object.defineProperty(this, "value", { enumerable: true, get: () => (read ??= { value: tableValue(data, table, value) }).value });
  }

  /** The app's `run()`. */
  async run(options?: { timeout?: string | number }): Promise<this> {
    await this.#stage.run(options);
    return this;
  }

  /**
   * The bytes that it shows or offers: of an image (the first, or the one with this index), a recording, a film, a document, a download.
   * @throws Error when it has none, or when they cannot be had
   */
  async bytes(index = 0): Promise<Uint8Array> {
    const { images, image } = this.props;
    const holder: unknown = Array.isArray(images) ? images[index] : (image ?? this.props);
    const medium = typeof holder === "object" && holder !== null && "media" in holder ? holder.media : undefined;
    if (this.type === "downloadButton" && medium === undefined) return this.#stage.bytes(await this.#stage.produced(this.#target("bytes")));
    if (typeof medium !== "string") throw new Error(`The ${this.type} has no bytes.`);
    return this.#stage.bytes(medium);
  }

  /** Presses it. */
  click(): this {
    // A link that is no widget leads out of the app: nothing happens in it.
    if (this.type === "linkButton" && this.#id === undefined) return this;
    this.#stage.click(this.#target("click", ["button", "formSubmitButton", "linkButton", "downloadButton"]), true, this.#form);
    return this;
  }

  /** Chooses from a menu: the option itself, or its label. */
  pick(option: unknown): this {
    this.#stage.click(this.#target("pick", ["menuButton"]), optionWire(this, option), this.#form);
    return this;
  }

  /**
   * Enters a value: a text, a number, an option, a date (or a text such as `2025-01-31`, `08:45`, `2025-01-31T08:45`); a
   * list where the widget holds several.
   */
  setValue(value: unknown): this {
    if (this.type === "menuButton") return this.pick(value);
    const id = this.#target("setValue");
    this.#stage.value(id, wireOf(this, value), this.#form);
    return this;
  }

  /** What the code of a component triggers. */
  trigger(name: string, value: unknown = null): this {
    this.#target("trigger", ["component"]);
    this.#stage.click(String(this.props["trigger"]), { name, value: asSent(value) }, this.#form);
    return this;
  }

  check(): this {
    this.#stage.value(this.#target("check", ["checkbox", "toggle"]), true, this.#form);
    return this;
  }

  uncheck(): this {
    this.#stage.value(this.#target("uncheck", ["checkbox", "toggle"]), false, this.#form);
    return this;
  }

  /** Chooses an option: the option itself, or its label; `null` for none. Where several can be chosen, it is added to them. Of tabs: the one with this label. */
  select(option: unknown): this {
    if (this.type === "tabs") return this.#selectTab(String(option));
    const id = this.#target("select", ["radio", "selectbox", "selectSlider", ...several]);
    if (!this.#holdsSeveral) return this.setValue(option);
    const wire = optionWire(this, option);
    this.#stage.value(id, [...this.#chosen(id).filter((one) => one !== wire), wire], this.#form);
    return this;
  }

  /** Takes an option back that is chosen. */
  unselect(option: unknown): this {
    const id = this.#target("unselect", several);
    const wire = optionWire(this, option);
    this.#stage.value(id, this.#chosen(id).filter((one) => one !== wire), this.#form);
    return this;
  }

  get #holdsSeveral(): boolean {
    return this.type === "multiselect" || this.props["multi"] === true;
  }

  /** What is chosen, on the page or by the test so far. */
  #chosen(id: string): Json[] {
    const { value } = this.props;
    const wire = this.#stage.staged(id, this.#form) ?? value;
    return Array.isArray(wire) ? wire : [];
  }

  /** Selects rows of a dataframe: their places in its data. */
  selectRows(rows: readonly number[]): this {
    return this.#select("selectRows", { rows: [...rows] });
  }

  selectColumns(columns: readonly string[]): this {
    return this.#select("selectColumns", { columns: [...columns] });
  }

  selectCells(cells: readonly (readonly [row: number, column: string])[]): this {
    return this.#select("selectCells", { cells: cells.map(([row, column]) => [row, column]) });
  }

  /** Edits a cell of a data editor. Rows are counted as they are shown: as in `value`. */
  editCell(row: number, column: string, value: unknown): this {
    return this.#edit("editCell", { edit: [row, column, value] });
  }

  addRow(record: object = {}): this {
    return this.#edit("addRow", { add: record });
  }

  deleteRow(row: number): this {
    return this.#edit("deleteRow", { delete: row });
  }

  #select(method: string, part: Parameters<typeof selectionWire>[2]): this {
    const data = this.#table(method, "dataframe");
    const id = this.#target(method, ["dataframe"]);
    this.#stage.value(id, selectionWire(data, this.#stage.staged(id, this.#form), part), this.#form);
    return this;
  }

  #edit(method: string, step: Parameters<typeof editWire>[2]): this {
    const data = this.#table(method, "dataEditor");
    const id = this.#target(method, ["dataEditor"]);
    const rows = Array.isArray(this.value) ? this.value.length : 0;
    this.#stage.value(id, editWire(data, this.#stage.staged(id, this.#form), step, rows), this.#form);
    return this;
  }

  #table(method: string, type: TableData["type"]): TableData {
    if (!isTable(this.#data) || this.#data.type !== type) throw new Error(`A ${this.type} has no ${method}().`);
    return this.#data;
  }

  increment(): this {
    return this.#stepBy("increment", 1);
  }

  decrement(): this {
    return this.#stepBy("decrement", -1);
  }

  #stepBy(method: string, sign: 1 | -1): this {
    const id = this.#target(method, ["numberInput"]);
    const { step, minValue, maxValue } = this.props;
    const from = typeof this.value === "number" ? this.value : typeof minValue === "number" ? minValue : 0;
    const by = typeof step === "number" ? step : 1;
    const to = Math.min(typeof maxValue === "number" ? maxValue : Infinity, Math.max(typeof minValue === "number" ? minValue : -Infinity, from + sign * by));
    // 0.1 + 0.2: as many decimals as the step has.
    this.#stage.value(id, Number(to.toFixed(String(by).split(".")[1]?.length ?? 0)), this.#form);
    return this;
  }

  /** Opens or closes an expander or a popover. The script hears of it when it has `onChange`. */
  setOpen(open: boolean): this {
    if (this.type !== "expander" && this.type !== "popover") throw new Error(`A ${this.type} has no setOpen().`);
    if (this.props["widget"] === true) this.#stage.value(this.#target("setOpen"), open, undefined);
    return this;
  }

  /** Chooses files: paths, or `{ name, content, type? }`. A widget that holds several has them besides those that it has. */
  upload(files: TestFile | readonly TestFile[]): this {
    const id = this.#target("upload", uploaders);
    const given = (Array.isArray(files) ? files : [files]).map((file: TestFile) => this.#stage.give(file));
    const before = this.props["many"] === undefined ? [] : marksIn(this.props["value"]);
    this.#stage.value(id, [...before, ...given], this.#form);
    return this;
  }

  /** Sends a message of a chat input; files and a recording go with it where it takes them. */
  submit(message: string | { text?: string; files?: readonly TestFile[]; audio?: TestFile }): this {
    const id = this.#target("submit", ["chatInput"]);
    const { text = "", files = [], audio } = typeof message === "string" ? { text: message } : message;
    const wire = { text, files: files.map((file) => this.#stage.give(file).id), audio: audio === undefined ? null : this.#stage.give(audio).id };
    this.#stage.click(id, wire, undefined);
    return this;
  }

  /** Closes a dialog, as with the X or Escape. */
  dismiss(): this {
    const id = this.#target("dismiss", ["dialog"]);
    if (this.props["dismissible"] === false) throw new Error(`The dialog ${JSON.stringify(this.label)} is not dismissible: only the script closes it.`);
    this.#stage.click(id, asSent(this.props["opening"]), undefined);
    return this;
  }

  #selectTab(label: string): this {
    const index = this.#tabs.indexOf(label);
    if (index < 0) throw new Error(`There is no tab ${JSON.stringify(label)}. There is ${this.#tabs.map((tab) => JSON.stringify(tab)).join(", ")}.`);
    if (this.props["widget"] === true) this.#stage.value(this.#target("select"), index, undefined);
    return this;
  }

  #target(method: string, types?: readonly string[]): string {
    if (this.#id === undefined || (types && !types.includes(this.type))) throw new Error(`A ${this.type} has no ${method}().`);
    if (this.disabled) throw new Error(`The ${this.type} ${JSON.stringify(this.label)} is disabled.`);
    if (this.stale) throw new Error(`The ${this.type} ${JSON.stringify(this.label)} is left over from an earlier run: nobody can use it.`);
    return this.#id;
  }
}

// SAFETY: an element that the engine drew has marks there.
const marksIn = (value: unknown): FileMark[] => (Array.isArray(value) ? (value as FileMark[]) : []);

/** Elements of one type: a list that is also a look-up by key or label. */
export type ElementList = readonly ElementHandle[] & ((keyOrLabel: string | number) => ElementHandle);

export function elementList(type: string, handles: readonly ElementHandle[]): ElementList {
  const lookUp = (keyOrLabel: string | number): ElementHandle => {
    const found = typeof keyOrLabel === "number" ? handles[keyOrLabel] : (handles.find((h) => h.key === keyOrLabel) ?? handles.find((h) => h.label === keyOrLabel));
    if (found) return found;
    const known = handles.map((h) => h.key ?? h.label ?? h.at).join(", ");
    throw new Error(`There is no ${type} ${JSON.stringify(keyOrLabel)} on the page${handles.length > 0 ? ` (there is: ${known})` : ""}.`);
  };
  Object.setPrototypeOf(lookUp, Array.prototype);
  Object.defineProperty(lookUp, "length", { value: handles.length });
  // SAFETY: a function with the prototype, the length and the indexes of an array.
  return Object.assign(lookUp, { ...handles }) as unknown as ElementList;
}
