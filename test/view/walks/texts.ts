/** Texts, and what is drawn of data: what can be read on, opened, copied and followed. */
import type { Walks } from "./walk.ts";

export const textWalks = {
  title: { shows: [{ type: "title", body: "Report" }], stops: [] },
  header: { shows: [{ type: "header", body: "Overview" }], stops: [] },
  subheader: { shows: [{ type: "subheader", body: "A list" }], stops: [] },
  markdown: { shows: [{ type: "markdown", body: "See [the method](https://example.com/method) and [the data](https://example.com/data)." }], stops: ["link the method", "link the data"], keys: { press: [["Enter", "link the method"]] }, reports: ["https://example.com/method"] },
  caption: { shows: [{ type: "caption", body: "Source: [the ledger](https://example.com/)" }], stops: ["link the ledger"] },
  text: { shows: [{ type: "text", body: "plain" }], stops: [] },
  code: { shows: [{ type: "code", body: "let a = 1;", language: "typescript" }], stops: ["group Code, typescript", "button Copy code"], keys: { at: "button Copy code", press: [["Enter", "button Copied"]] } },
  latex: { shows: [{ type: "latex", body: "x^2" }], stops: ["group Formula"] },
  html: { shows: [{ type: "html", body: '<a href="https://example.com/">out</a>' }], stops: ["link out"], keys: { press: [["Enter", "link out"]] }, reports: ["https://example.com/"] },
  iframe: { shows: [{ type: "iframe", src: "https://example.com/a" }], stops: ["button https://example.com/a"], keys: { press: [["Enter", "button https://example.com/a"]] }, reports: ["https://example.com/a"] },
  divider: { shows: [{ type: "divider" }], stops: [] },
  help: { shows: [{ type: "help", name: "Stack", kind: "class", members: [] }], stops: [] },
  badge: { shows: [{ type: "badge", label: "New", help: "Since May." }], stops: [] },
  space: { shows: [{ type: "space", px: 8 }], stops: [] },
  skeleton: { shows: [{ type: "skeleton" }], stops: [] },
  empty: { shows: [{ type: "empty" }], stops: [] },
  metric: { shows: [{ type: "metric", label: "Revenue", value: "8", help: "Before tax." }], stops: ["button Help"] },
  success: { shows: [{ type: "success", body: "Saved. [More](https://example.com/)" }], stops: ["link More"] },
  info: { shows: [{ type: "info", body: "At 14:00" }], stops: [] },
  warning: { shows: [{ type: "warning", body: "No date" }], stops: [] },
  error: { shows: [{ type: "error", body: "Not read" }], stops: [] },
  exception: {
    shows: [{ type: "exception", name: "TypeError", message: "No price", frames: [{ name: "total", file: "/home/ada/app.ts", line: 12, column: 21, own: true }, { name: "map", file: "node:internal", line: 1, column: 1, own: false }] }],
    stops: ["button Copy the error", "button app.ts:12:21", "summary Stack closed"],
    keys: { at: "summary Stack closed", press: [["Space", "summary Stack open"]] },
  },
  progress: { shows: [{ type: "progress", value: 0.4 }], stops: [] },
  spinner: { shows: [{ type: "spinner", text: "Working…" }], stops: [] },
  json: {
    shows: [{ type: "json", body: { name: "Ada", deep: { a: 1 } }, expanded: 1 }],
    stops: ["treeitem { } open", "button Copy JSON"],
    keys: { press: [["ArrowDown", "treeitem name: \"Ada\""], ["ArrowDown", "treeitem deep: { 1 } closed"], ["ArrowRight", "treeitem deep: { } open"], ["ArrowRight", "treeitem a: 1"], ["ArrowLeft", "treeitem deep: { } open"], ["ArrowLeft", "treeitem deep: { 1 } closed"], ["Home", "treeitem { } open"], ["End", "treeitem deep: { 1 } closed"], ["ArrowUp", "treeitem name: \"Ada\""], ["Enter", "treeitem name: \"Ada\""]] },
  },
  table: { shows: [{ type: "table", columns: [{ name: "City", kind: "text" }], rows: [["Oslo"]] }], stops: ["group Table"] },
} satisfies Walks;
