/** One of everything that the page draws, for tests that go through all of it and for looking at. */
import type { NodeData } from "../../../runtime/protocol/element.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";
import { block } from "./view.ts";

type Shown = NodeData | NodeSnapshot;

let slot = 10;
const nextSlot = (): number => slot++;

export const textGallery: readonly Shown[] = [
  { type: "title", body: "Quarterly report" },
  { type: "markdown", body: "Sales of **four regions**, updated every hour from `sales.csv`. See [the method](https://example.com/method) for how returns are counted. :blue[Blue], :green[green], :orange[orange], :red[red], :violet[violet], :gray[gray], :rainbow[rainbow], :green-background[done], :orange-badge[beta] :tada: :material/home:" },
  { type: "header", body: "Overview" },
  { type: "text", body: "plain text, as it is: *not emphasised*" },
  { type: "caption", body: "Source: internal ledger, as of 21 November" },
  { type: "subheader", body: "A list", divider: "blue" },
  { type: "markdown", body: "1. First\n2. Second\n   - nested\n   - [x] done\n   - [ ] open\n\n> A quote, in *italics*.\n\n| Region | Sales |\n| --- | ---: |\n| North | 120 |\n| South | 80 |" },
  { type: "latex", body: "\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}" },
  { type: "markdown", body: "The mean $\\bar{x} = \\frac{1}{n} \\sum_i x_i$ of the sample. :shimmer[Thinking…] :small[a note]\n\n```python\ndef mean(xs: list[float]) -> float:\n    \"\"\"The mean.\"\"\"\n    return sum(xs) / len(xs)  # not of an empty list\n```" },
  { type: "divider" },
  { type: "code", body: 'import st from "dacapo";\n\nconst name = st.textInput("Name");\nst.write(`Hello, ${name}!`);', language: "typescript", lineNumbers: true },
];

export const explainGallery: readonly Shown[] = [
  {
    type: "help",
    name: "Stack",
    kind: "class",
    signature: "Stack(first?: T)",
    doc: "Last in, first out.\n- `first`: the lowest one",
    members: [
      { name: "limit", kind: "number", value: "10" },
      { name: "push", kind: "method", signature: "push(item: T): void", doc: "Puts one on *top*." },
      { name: "size", kind: "property" },
    ],
    more: 3,
  },
  { type: "html", body: '<style>.box { padding: 8px 12px; border: 1px dashed var(--line); border-radius: 4px }</style><div class="box">HTML of the script, with <b>its own</b> styles and a <a href="https://example.com">link</a>.</div>' },
  { type: "html", scripts: true, body: "<p>In a frame: <output>…</output></p><script>document.querySelector('output').textContent = 'a script ran'</script>" },
  { type: "component", id: "stars", label: "stars", trigger: "stars-t", data: { max: 5 }, value: { count: 3 }, css: "button { all: unset; cursor: pointer; color: var(--st-primary-color); font-size: 20px }", js: "export default ({ parentElement, data, state, setStateValue }) => { parentElement.replaceChildren(...Array.from({ length: data.max }, (_, i) => { const b = document.createElement('button'); b.textContent = i < state.count ? '★' : '☆'; b.ariaLabel = `${i + 1} stars`; b.onclick = () => setStateValue('count', i + 1); return b; })); };" },
  { type: "iframe", src: "https://example.com/a/page" },
];

export const dataGallery: readonly Shown[] = [
  block({ type: "columns", block: true, slot: nextSlot() }, [
    block({ type: "column", block: true, slot: nextSlot(), weight: 1 }, [{ type: "metric", label: "Revenue", value: "€ 1.24 M", delta: "8.2 %", arrow: "up", tone: "good", help: "Before tax." }]),
    block({ type: "column", block: true, slot: nextSlot(), weight: 1 }, [{ type: "metric", label: "Returns", value: "312", delta: "-14", arrow: "down", tone: "bad", deltaDescription: "vs. last week" }]),
    block({ type: "column", block: true, slot: nextSlot(), weight: 1 }, [{ type: "metric", label: "Visits", value: "48,201", border: true, chart: { kind: "area", values: [3, 5, 4, 8, 7, 9, 12, 10, 14] } }]),
  ]),
  {
    type: "table",
    columns: [
      { name: "", kind: "number", index: true },
      { name: "City", kind: "text" },
      { name: "Population", kind: "number" },
      { name: "Capital", kind: "boolean" },
    ],
    rows: [
      [0, "Oslo", 717710, true],
      [1, "Bergen", 291940, false],
      [2, "Trondheim", null, false],
    ],
  },
  { type: "json", body: { name: "Ada", born: 1815, active: true, nothing: null, tags: ["math", "poetry"], deep: { a: { b: [1, 2, 3] } } }, expanded: 2 },
  { type: "success", body: "Saved 48 rows." },
  { type: "info", body: "The next update is at **14:00**.", title: "Scheduled" },
  { type: "warning", body: "Two rows have no date." },
  { type: "error", body: "The file could not be read." },
  {
    type: "exception",
    name: "TypeError",
    message: "Cannot read properties of undefined (reading 'price')",
    fix: "Check that `rows` is not empty before reading its first entry.",
    frames: [
      { name: "total", file: "/home/ada/app.ts", line: 12, column: 21, own: true },
      { name: "", file: "/home/ada/app.ts", line: 30, column: 1, own: true },
      { name: "Array.map", file: "node:internal", line: 1, column: 1, own: false },
    ],
  },
  { type: "progress", value: 0.4, text: "Reading 400 of 1,000 rows" },
  { type: "spinner", text: "Working…" },
];

export const widgetGallery: readonly Shown[] = [
  block({ type: "container", block: true, slot: nextSlot(), horizontal: true }, [
    { type: "button", id: "save", label: "Save", kind: "primary" },
    { type: "button", id: "preview", label: "Preview" },
    { type: "button", id: "more", label: "More details", kind: "tertiary" },
    { type: "button", id: "icon", label: "Download", icon: ":material/download:" },
    { type: "button", id: "off", label: "Disabled", disabled: true },
  ]),
  { type: "textInput", id: "name", label: "Name", value: "Ada Lovelace", help: "As it stands in the passport." },
  { type: "textInput", id: "secret", label: "Password", value: "hunter2", secret: true },
  { type: "textInput", id: "place", label: "Place", value: null, placeholder: "City or postcode", icon: ":material/search:" },
  { type: "textArea", id: "notes", label: "Notes", value: "First line\nSecond line" },
  { type: "numberInput", id: "count", label: "Count", value: 12, minValue: 0, maxValue: 100, step: 1, whole: true },
  { type: "selectbox", id: "city", label: "City", options: ["Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø"], value: 1 },
  { type: "slider", id: "amount", label: "Amount", kind: "number", minValue: 0, maxValue: 100, step: 1, value: [35] },
  { type: "slider", id: "range", label: "Price range", kind: "number", minValue: 0, maxValue: 1000, step: 10, value: [200, 650], format: "€ %d" },
  { type: "colorPicker", id: "color", label: "Line", value: "#0066cc" },
  { type: "radio", id: "size", label: "Size", options: ["Small", "Medium", "Large"], value: 1, captions: ["Up to 10", "Up to 50", "No limit"] },
  { type: "radio", id: "mode", label: "Mode", options: ["Day", "Week", "Month"], value: 0, horizontal: true },
  { type: "checkbox", id: "agree", label: "I have read the *conditions*", value: true },
  { type: "checkbox", id: "news", label: "Send me news", value: false },
  { type: "toggle", id: "live", label: "Live updates", value: true },
  { type: "toggle", id: "dark", label: "Compact rows", value: false },
];

export const blockGallery: readonly Shown[] = [
  { type: "badge", label: "New", color: "green", icon: ":material/check:" },
  { type: "badge", label: "Beta" },
  { type: "space", px: 16 },
  { type: "skeleton", height: 48 },
  block({ type: "tabs", block: true, slot: nextSlot(), id: "t", selected: 0 }, [
    block({ type: "tab", block: true, slot: nextSlot(), label: "Chart" }, [{ type: "markdown", body: "In the first tab." }]),
    block({ type: "tab", block: true, slot: nextSlot(), label: "Data" }, [{ type: "markdown", body: "In the second tab." }]),
  ]),
  block({ type: "chatMessage", block: true, slot: nextSlot(), name: "user" }, [{ type: "markdown", body: "How many are there?" }]),
  block({ type: "chatMessage", block: true, slot: nextSlot(), name: "assistant" }, [{ type: "markdown", body: "There are **three**." }]),
  block({ type: "status", block: true, slot: nextSlot(), id: "s1", label: "Reading *sales*", state: "running", expanded: true }, [{ type: "markdown", body: "Asked the server." }, { type: "markdown", body: "Got 400 rows." }]),
  block({ type: "status", block: true, slot: nextSlot(), id: "s2", label: "Uploaded", state: "complete" }, [{ type: "markdown", body: "Not seen." }]),
  block({ type: "status", block: true, slot: nextSlot(), id: "s3", label: "Could not send the report", state: "error", kind: "compact" }, [{ type: "markdown", body: "Not seen." }]),
  block({ type: "form", block: true, slot: nextSlot(), id: "form-login" }, [
    { type: "textInput", id: "mail", label: "Mail", value: "", form: "form-login" },
    { type: "formSubmitButton", id: "send", label: "Send", form: "form-login" },
  ]),
  block({ type: "container", block: true, slot: nextSlot(), border: true }, [{ type: "markdown", body: "In a container with a border." }, { type: "button", id: "inside", label: "Inside" }]),
  block({ type: "expander", block: true, slot: nextSlot(), id: "e1", label: "Details", expanded: true }, [{ type: "markdown", body: "What is inside an expander." }]),
  block({ type: "popover", block: true, slot: nextSlot(), id: "p1", label: "Filter", icon: ":material/filter_list:", help: "What the table shows." }, [{ type: "checkbox", id: "mine", label: "Only mine", value: false }]),
  block({ type: "expander", block: true, slot: nextSlot(), id: "e2", label: "Closed" }, [{ type: "markdown", body: "Not seen." }]),
];

export const dialogGallery: readonly Shown[] = [
  block({ type: "dialog", block: true, slot: nextSlot(), id: "d1", label: "Cast your vote", opening: 1, size: "small", dismissible: true, icon: ":material/thumb_up:" }, [
    { type: "markdown", body: "Why is **Ada** your favourite?" },
    { type: "textInput", id: "because", label: "Because", value: "" },
    { type: "button", id: "submit", label: "Submit", kind: "primary" },
  ]),
];

export const sidebarGallery: readonly Shown[] = [
  { type: "subheader", body: "Filters" },
  { type: "selectbox", id: "region", label: "Region", options: ["North", "South", "East", "West"], value: 0 },
  { type: "slider", id: "years", label: "Years", kind: "number", minValue: 2000, maxValue: 2026, step: 1, value: [2010, 2020] },
  { type: "checkbox", id: "closed", label: "With closed accounts", value: false },
];

/** Their bytes are in `media.ts`. */
export const mediaGallery: readonly Shown[] = [
  { type: "image", images: [{ media: "picture", alt: "A gradient", caption: "Sales per month, *all regions*", px: [320, 180] }] },
  { type: "image", images: ["North", "South", "West"].map((caption) => ({ media: "other", alt: caption, caption, px: [64, 64] as const })), link: "https://example.com/" },
  { type: "image", images: [{ media: "broken", alt: "plot.png" }] },
  { type: "audio", media: "tone" },
  { type: "video", media: "tone", subtitles: [{ label: "English", media: "subtitles" }] },
  { type: "video", link: "https://www.youtube.com/watch?v=abc" },
  { type: "pdf", media: "document", name: "Quarterly report 2026.pdf", tall: 500 },
];

/** Giving and taking files. */
export const fileGallery: readonly Shown[] = [
  { type: "fileUploader", id: "one", label: "Measurements", value: [], types: [".csv", ".parquet"], mostBytes: 200 * 1024 * 1024, help: "One file for each station." },
  { type: "fileUploader", id: "many", label: "Photos", value: [{ id: "1", name: "IMG_2041.jpg", size: 2_400_000 }, { id: "2", name: `${"a very long name ".repeat(8)}.png`, size: 811 }], types: ["image/*"], many: "files", mostBytes: 200 * 1024 * 1024 },
  { type: "fileUploader", id: "off", label: "Disabled", value: [], mostBytes: 1024, disabled: true },
  { type: "cameraInput", id: "camera", label: "Portrait", value: [] },
  { type: "audioInput", id: "voice", label: "Voice memo", value: [{ id: "1", name: "recording.wav", size: 96_044 }], sampleRate: 16_000 },
  { type: "downloadButton", id: "download", label: "Download CSV", media: "document", fileName: "rows.csv", icon: ":material/download:" },
  { type: "chatInput", id: "inline", label: "Ask about the data", placeholder: "Ask about the data", files: "many", audio: { sampleRate: 16_000 }, mostBytes: 1024, maxChars: 500 },
];
