/**
 * What a node of the page holds: an element, or a block (an element with children).
 * One line here per element: the names of the properties that pass between `runtime/st` and `webview/elements`.
 * Everything is JSON. A property that is absent has its default.
 */
import type { Chart, ChartColor, Packed, PackedTable } from "./chart.ts";
import type { Color } from "./color.ts";
import type { Grid, SelectionMode } from "./grid.ts";
import type { Json } from "./json.ts";
import type { FileMark, Film, MessageField } from "./media.ts";

export type Width = "stretch" | "content" | number;
export type Height = "stretch" | "content" | number;
export type LabelVisibility = "visible" | "hidden" | "collapsed";
export type TextAlignment = "left" | "center" | "right" | "justify";

interface Sized {
  width?: Width;
  height?: Height;
}

interface Text extends Sized {
  body: string;
  help?: string;
  textAlignment?: TextAlignment;
  /** Long words break (default) or run on. */
  wrap?: boolean;
}

interface Heading extends Text {
  /** The fragment of its link; `false` hides the link. */
  anchor?: string | false;
  icon?: string;
  divider?: string;
}

/** What every widget element carries. */
export interface Widget extends Sized {
  /** The widget's identity, stable across runs. The view reports events under it and keys its DOM by it. */
  id: string;
  label: string;
  /** The script's own name for it: a CSS class on the page. */
  key?: string;
  help?: string;
  disabled?: boolean;
  /** Disabled by the view as long as a run is going. */
  disabledWhileRunning?: boolean;
  labelVisibility?: LabelVisibility;
  /** Identity of the form that the widget is in: its values wait for a submit. */
  form?: string;
  /** `false`: the value travels with the next run, it does not ask for one (`onChange: "ignore"`). */
  reruns?: boolean;
}

/** What reports a selection when the script asks for it; then it is a widget. */
export interface Selectable extends Partial<Omit<Widget, "label">> {
  /** What is selected; `null` when the script does not ask. */
  selection: Json;
}

/** How a button looks. */
export interface ButtonLook extends Widget {
  kind?: "primary" | "secondary" | "tertiary";
  icon?: string;
  iconPosition?: "left" | "right";
  /** For example `Ctrl+Enter`. */
  shortcut?: string;
  wrap?: boolean;
}

/** Options that are all in sight, as buttons. `value` are the indexes of those that are pressed: one at most without `multi`. */
interface OptionButtons extends Widget {
  options: string[];
  value: number[];
  multi?: boolean;
  /** The last one that is pressed stays so. */
  required?: boolean;
  wrap?: boolean;
}

export type FilterMode = "fuzzy" | "contains" | "prefix" | null;

interface Callout extends Sized {
  body: string;
  icon?: string;
  title?: string;
}

export interface HelpMember {
  name: string;
  kind: string;
  signature?: string;
  doc?: string;
  value?: string;
}

/** One line of a stack trace. Lines and columns count from 1 and refer to the file as the person wrote it. */
export interface Frame {
  name: string;
  file: string;
  line: number;
  column: number;
  /** The person's own code: the script or a local module. */
  own: boolean;
}

/** The elements of the page, by `type`: the camelCase name of the `st` function that draws it. */
export interface Elements {
  title: Heading;
  header: Heading;
  subheader: Heading;
  /** `anchors`: its headings can be linked to (default). */
  markdown: Text & { html?: boolean; anchors?: boolean; /** What draws its fences of Mermaid. */ diagrams?: { media: string } };
  caption: Text & { html?: boolean; anchors?: boolean };
  text: Text;
  code: Sized & { body: string; language?: string | null; lineNumbers?: boolean; wrapLines?: boolean };
  /** A formula in TeX. */
  latex: Sized & { body: string; help?: string };
  /** HTML of the script's: cleaned, or with `scripts` as it is, in a frame that reaches nothing. */
  html: Sized & { body: string; scripts?: boolean };
  /** A page from elsewhere (`src`), or HTML of the script's in a frame that reaches nothing (`body`). */
  iframe: Sized & { src?: string; body?: string; tabIndex?: number };
  divider: Sized;
  /** What is known about a value: `kind` is what it is (`function`, `class`, `Map`), `signature` how it is called. */
  help: Sized & { name: string; kind: string; signature?: string; doc?: string; value?: string; members: HelpMember[]; /** How many further members there are. */ more?: number };

  badge: Sized & { label: string; icon?: string; color?: Color; help?: string };
  /** A gap of so many pixels. */
  space: { px: number };
  skeleton: Sized;

  metric: Sized & {
    label: string;
    value: string;
    delta?: string;
    /** Which way the arrow points; absent without a delta or with `deltaArrow: "off"`. */
    arrow?: "up" | "down";
    /** What the colour says: `good` and `bad` follow the theme. */
    tone?: "good" | "bad" | "off" | Color;
    deltaDescription?: string;
    help?: string;
    icon?: string;
    labelVisibility?: LabelVisibility;
    border?: boolean;
    chart?: { kind: "line" | "bar" | "area"; values: number[] };
  };
  json: Sized & { body: Json; expanded?: boolean | number };
  table: Sized & {
    columns: { name: string; kind: "text" | "number" | "boolean" | "date"; index?: boolean }[];
    rows: (string | number | boolean | null)[][];
    border?: boolean | "horizontal";
    hideHeader?: boolean;
  };

  lineChart: Sized & Chart;
  areaChart: Sized & Chart;
  barChart: Sized & Chart;
  scatterChart: Sized & Chart;
  /** `media` is the library of the person's own project that draws it, in a frame. */
  plotlyChart: Selectable & { media: string; spec: { [key: string]: Json }; config?: { [key: string]: Json }; theme?: boolean; modes: string[] };
  echartsChart: Sized & { media: string; spec: { [key: string]: Json }; theme?: boolean; renderer?: "canvas" | "svg" };
  mermaidChart: Sized & { media: string; body: string };
  /** `svg` is empty as long as the library is being loaded. */
  graphvizChart: Sized & { svg: string; body: string };
  /** Points by their degrees. `color` are places in `colors`; `radius` is in metres. */
  map: Sized & { lat: Packed; lon: Packed; radius: Packed | number; colors?: ChartColor[]; color?: Packed; labels?: string[]; zoom?: number; total: number };
  /** `table` is the data that the spec names `dacapo`; `params` are those whose selections are reported. */
  vegaLiteChart: Selectable & { spec: { [key: string]: Json }; table?: PackedTable; theme?: boolean; params: string[] };

  /** With a selection it is a widget. Rows are places in the data, columns names. */
  dataframe: (Sized & Grid) | (Grid & Widget & { selects: SelectionMode[]; value: { rows: number[]; columns: string[]; cells: [row: number, column: string][] } });
  /** `value`: what the person changed in the dataset `base`. Rows of their own have a number by which they are known. */
  dataEditor: Grid &
    Widget & {
      numRows: "fixed" | "dynamic" | "add" | "delete";
      value: { base: string; editedRows: { [row: string]: { [column: string]: Json } }; addedRows: { number: number; cells: { [column: string]: Json } }[]; deletedRows: number[] };
    };

  success: Callout;
  info: Callout;
  warning: Callout;
  error: Callout;
  exception: Sized & {
    name: string;
    message: string;
    /** Stable code of a misuse (`duplicate-widget`); absent for errors of the script itself. */
    code?: string;
    /** What to do about it, one sentence. */
    fix?: string;
    /** Where to read more. */
    docs?: string;
    frames: Frame[];
    /** The `cause` chain, outermost first. */
    causes?: { name: string; message: string; frames: Frame[] }[];
  };
  progress: Sized & { /** 0 to 1 */ value: number; text?: string };
  spinner: Sized & { text: string; showTime?: boolean };

  button: ButtonLook;
  /** Sends what is held of its form, then the click. */
  formSubmitButton: ButtonLook;
  /** `to` is the path of a page, or a whole address. */
  pageLink: Sized & { label: string; icon?: string; iconPosition?: "left" | "right"; help?: string; disabled?: boolean; to: string; query?: string; isElsewhere?: boolean };
  /** Gives `media` as a file; without it, what the script makes when it is wanted (`produce`). `silent`: a click asks for no run. */
  downloadButton: ButtonLook & { media?: string; fileName: string; silent?: boolean };
  /** Without an `id` a click only opens the address. */
  linkButton: Omit<ButtonLook, "id"> & { id?: string; url: string };
  /** A press has the index of the option. */
  menuButton: ButtonLook & { options: string[] };
  checkbox: Widget & { value: boolean; wrap?: boolean };
  toggle: Widget & { value: boolean; wrap?: boolean };
  /** `value` is the index of the chosen option, or null. */
  radio: Widget & { options: string[]; captions?: string[]; value: number | null; horizontal?: boolean };
  /** `value` is the index of the chosen option, a text that the person added, or null. */
  selectbox: Widget & {
    options: string[];
    value: number | string | null;
    placeholder?: string;
    /** The person may choose nothing. */
    clearable?: boolean;
    acceptNewOptions?: boolean;
    filterMode?: FilterMode;
  };
  /** `value` are indexes of options, and texts that the person added, in the order in which they were chosen. */
  multiselect: Widget & {
    options: string[];
    value: (number | string)[];
    maxSelections?: number;
    placeholder?: string;
    acceptNewOptions?: boolean;
    filterMode?: FilterMode;
    /** All that fits can be chosen at once. */
    selectAll?: boolean;
    wrap?: boolean;
  };
  pills: OptionButtons;
  segmentedControl: OptionButtons;
  feedback: Widget & { kind: "thumbs" | "faces" | "stars"; value: number | null };
  /** Indexes of options; two make a range. */
  selectSlider: Widget & { options: string[]; value: number[] };
  /** Pages count from 1. */
  pagination: Widget & { pages: number; value: number; maxVisiblePages?: number | null };
  /** Numbers; for dates and times milliseconds by the script's clock, as if it showed UTC. Two values make a range. */
  slider: Widget & {
    kind: "number" | "date" | "time" | "datetime";
    minValue: number;
    maxValue: number;
    step: number;
    value: number[];
    format?: string;
  };
  /** Days as `2025-01-31`: none or one, up to two for a range. */
  dateInput: Widget & { value: string[]; range?: boolean; clearable?: boolean; minValue?: string; maxValue?: string; format?: string };
  /** A time as `08:45`. */
  timeInput: Widget & { value: string | null; stepMinutes: number; hour12?: boolean; clearable?: boolean };
  /** A moment as `2025-01-31T08:45`. */
  datetimeInput: Widget & { value: string | null; stepMinutes: number; clearable?: boolean; minValue?: string; maxValue?: string; format?: string };
  /** `#rrggbb`. */
  colorPicker: Widget & { value: string };
  textInput: Widget & {
    value: string | null;
    secret?: boolean;
    maxChars?: number;
    placeholder?: string;
    autocomplete?: string;
    icon?: string;
    /** Sends while typing, debounced. */
    live?: boolean;
    /** A regular expression that the text must match before it is sent. */
    validate?: string;
  };
  /** `types` are endings with their dot, or MIME types (`image/*`). */
  fileUploader: Widget & { value: FileMark[]; types?: string[]; many?: "files" | "folder"; mostBytes: number };
  /** `ideal` is the size that the picture should have, in pixels. */
  cameraInput: Widget & { value: FileMark[]; ideal?: { width?: number; height?: number } };
  audioInput: Widget & { value: FileMark[]; sampleRate: number | null };
  chatInput: Widget & MessageField;
  textArea: Widget & { value: string | null; maxChars?: number; placeholder?: string };
  numberInput: Widget & {
    value: number | null;
    minValue?: number;
    maxValue?: number;
    step: number;
    /** The value is a whole number. */
    whole?: boolean;
    /** The person may leave it empty. */
    clearable?: boolean;
    format?: string;
    placeholder?: string;
    icon?: string;
  };

  /** `px` is the size in pixels of the file, when it is known: the page keeps the room. */
  image: Sized & { images: { media: string; alt: string; caption?: string; px?: readonly [number, number] }[]; link?: string };
  /** Times are seconds. */
  audio: Sized & { media: string; startTime?: number; endTime?: number; loop?: boolean; autoplay?: boolean };
  video: Sized & Film;
  /** `tall` is the height of a viewer, where there is one. */
  pdf: { media: string; name: string; tall: Height };
  /** Stands in the bar of the page, and at the top of an open sidebar. `icon` is what is left in the bar when the sidebar is closed. */
  logo: { image: { media: string }; icon?: { media: string }; size: "small" | "medium" | "large"; link?: string };
  /**
   * A part of the page that the script has written itself, in a frame that reaches nothing. `value` is its state; what it
   * triggers goes by the identity `trigger`.
   */
  component: Widget & { html?: string; css?: string; js?: string; data: Json; value: { [name: string]: Json }; trigger: string };

  /** A place that holds nothing yet (`st.empty`). */
  empty: Sized;
}

interface Keyed extends Sized {
  /** The script's own name for it: a CSS class on the page. */
  key?: string;
}

/** What the person opens and closes. */
interface Openable extends Keyed {
  label: string;
  /** The script hears of it: the block's `id` is that of a widget, and whether it is open its value. */
  widget?: true;
}

/** A node with children. `slot` numbers it for progress reports (see `delta.ts`). */
export interface Blocks {
  container: Keyed & {
    border?: boolean;
    horizontal?: boolean;
    wrap?: boolean;
    horizontalAlignment?: "left" | "center" | "right" | "distribute";
    verticalAlignment?: "top" | "center" | "bottom" | "distribute";
    gap?: Gap;
    autoscroll?: boolean;
  };
  /** The row around columns. Its children are `column` blocks. */
  columns: Sized & { gap?: Gap; verticalAlignment?: "top" | "center" | "bottom"; wrap?: boolean };
  column: { weight: number; border?: boolean };
  expander: Openable & { expanded?: boolean; icon?: string; kind?: "default" | "compact" };
  /** A button, and what opens over the page below it. */
  popover: Openable & { open?: boolean; icon?: string; kind?: "primary" | "secondary" | "tertiary"; help?: string; disabled?: boolean; wrap?: boolean };
  /** Stands over the page until it is dismissed: a click on its `id` with the number of the `opening`, which is new at every call. */
  dialog: { label: string; opening: number; size: "small" | "medium" | "large"; dismissible: boolean; icon?: string };
  /** Widgets in it wait for a submit: their `form` is its `id`. */
  form: Keyed & { clearOnSubmit?: boolean; enterToSubmit?: boolean; border?: boolean };
  status: Sized & { label: string; state: "running" | "complete" | "error"; expanded?: boolean; kind?: "default" | "compact" };
  chatMessage: Sized & { name: string; avatar?: string; /** In place of a sign. */ image?: { media: string } };
  /** Its children are `tab` blocks: all are drawn, the selected one shows until the person chooses another. */
  tabs: Keyed & { selected: number; widget?: true };
  tab: { label: string };
  /** Draws nothing of its own: the place of a fragment. */
  fragment: object;
}
export type Gap = "xxsmall" | "xsmall" | "small" | "medium" | "large" | "xlarge" | "xxlarge" | null;

export type ElementType = keyof Elements;
export type BlockType = keyof Blocks;

/** An element as it stands in the tree. */
export type ElementData = { [T in ElementType]: { type: T } & Elements[T] }[ElementType];

/** A block as it stands in the tree. `id` keeps what the person did to it (open, scrolled) across runs. */
export type BlockData = { [T in BlockType]: { type: T; block: true; slot: number; id?: string } & Blocks[T] }[BlockType];

export type NodeData = ElementData | BlockData;

/** Narrows a node's data to a block's. */
export function isBlock(data: NodeData): data is BlockData {
  return "block" in data;
}
