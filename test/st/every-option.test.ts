/** What a script asks for stands on the page as it was asked for, option by option: what is not shown where its element is. */
import { describe, expect, it } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { threadIn } from "./lib/thread.ts";

/** All that a script draws in the main part of the page, in its order. */
async function drawn(script: string): Promise<NodeData[]> {
  const thread = threadIn(script);
  await thread.rest(5000);
  return thread.tree.roots[0]?.children.map(({ data }) => data) ?? [];
}

describe("a block has what it was given", () => {
  it.each([
    ["container", `st.container({ border: true, key: "box", width: 300, height: 200, horizontal: true, wrap: false, horizontalAlignment: "distribute", verticalAlignment: "bottom", gap: "large", autoscroll: true })`, { border: true, key: "box", width: 300, height: 200, horizontal: true, wrap: false, horizontalAlignment: "distribute", verticalAlignment: "bottom", gap: "large", autoscroll: true }],
    ["columns", `st.columns(2, { gap: "xsmall", verticalAlignment: "center", border: true, width: 500, wrap: false })`, { gap: "xsmall", verticalAlignment: "center", width: 500, wrap: false }],
    ["tabs", `st.tabs(["A", "B"], { default: "B", width: 400, height: 120, key: "t" })`, { selected: 1, width: 400, height: 120, key: "t" }],
    ["expander", `st.expander("More", { expanded: true, icon: "🔍", type: "compact", width: 300, key: "e" })`, { label: "More", expanded: true, icon: "🔍", kind: "compact", width: 300, key: "e" }],
    ["popover", `st.popover("Filter", { type: "primary", help: "Why", icon: "🔍", disabled: true, width: 300, wrap: false, key: "p" })`, { label: "Filter", kind: "primary", help: "Why", icon: "🔍", disabled: true, width: 300, wrap: false, key: "p" }],
    ["form", `st.form("f", { clearOnSubmit: true, enterToSubmit: false, border: false, width: 300, height: 200 })`, { key: "f", clearOnSubmit: true, enterToSubmit: false, border: false, width: 300, height: 200 }],
    ["chatMessage", `st.chatMessage("Ada", { avatar: "🦊", width: 300 })`, { name: "Ada", avatar: "🦊", width: 300 }],
    ["status", `st.status("Loading", { expanded: true, state: "error", type: "compact", width: 300 })`, { label: "Loading", expanded: true, state: "error", kind: "compact", width: 300 }],
  ])("%s", async (type, call, expected) => {
    expect((await drawn(`${call};`))[0]).toMatchObject({ type, block: true, ...expected });
  });
});

describe("an element has what it was given", () => {
  it.each([
    ["code", `st.code("a", { width: 300 })`, { width: 300 }],
    ["latex", `st.latex("x", { width: "content" })`, { width: "content" }],
    ["json", `st.json({}, { width: 300 })`, { width: 300 }],
    ["badge", `st.badge("New", { icon: "★", color: "green", width: "stretch", help: "Why" })`, { label: "New", icon: "★", color: "green", width: "stretch", help: "Why" }],
    ["skeleton", `st.skeleton({ width: 300, height: 40 })`, { width: 300, height: 40 }],
    ["success", `st.success("Done", { icon: "★", width: 300, title: "Good" })`, { body: "Done", icon: "★", width: 300, title: "Good" }],
    ["info", `st.info("Note", { icon: "★", width: 300, title: "Good" })`, { body: "Note", icon: "★", width: 300, title: "Good" }],
    ["warning", `st.warning("Mind", { icon: "★", width: 300, title: "Good" })`, { body: "Mind", icon: "★", width: 300, title: "Good" }],
    ["error", `st.error("No", { icon: "★", width: 300, title: "Good" })`, { body: "No", icon: "★", width: 300, title: "Good" }],
    ["exception", `st.exception(new Error("x"), { width: 300 })`, { width: 300 }],
    ["progress", `st.progress(0.5, { text: "Half", width: 300 })`, { value: 0.5, text: "Half", width: 300 }],
    ["iframe", `st.iframe("<b>x</b>", { width: 300, height: 200, tabIndex: 1 })`, { width: 300, height: 200, tabIndex: 1 }],
    ["table", `st.table([{ a: 1 }], { border: "horizontal", width: 300, height: 200, hideHeader: true })`, { border: "horizontal", width: 300, height: 200, hideHeader: true }],
    ["dataframe", `st.dataframe([{ a: 1 }], { width: 300, height: 200, lazy: true })`, { width: 300, height: 200 }],
    ["dataEditor", `st.dataEditor([{ a: 1 }], { width: 300, height: 200, disabled: true })`, { width: 300, height: 200, disabled: true }],
    ["map", `st.map([{ lat: 1, lon: 2 }], { width: 300, height: 200 })`, { width: 300, height: 200 }],
    ["vegaLiteChart", `st.vegaLiteChart({ mark: "bar" }, { width: 300, height: 200 })`, { width: 300, height: 200 }],
    ["image", `st.image({ data: new Uint8Array(4), width: 1, height: 1 }, { alt: "A dot", outputFormat: "PNG", width: 300 })`, { width: 300, images: [{ alt: "A dot" }] }],
    ["audio", `st.audio(new Uint8Array(8), { format: "audio/mp3", width: 300 })`, { width: 300 }],
    ["video", `st.video(new Uint8Array(8), { format: "video/webm", width: 300 })`, { width: 300 }],
    ["pdf", `st.pdf(new TextEncoder().encode("%PDF-1.4"), { height: 700, key: "doc" })`, { tall: 700 }],
    ["pageLink", `st.pageLink("https://example.com", { label: "Out", icon: "★", iconPosition: "right", help: "Why", disabled: true, width: 300 })`, { label: "Out", icon: "★", iconPosition: "right", help: "Why", disabled: true, width: 300 }],
    ["downloadButton", `st.downloadButton("Get", "a", { fileName: "a.csv", mime: "text/csv", width: 300 })`, { fileName: "a.csv", width: 300 }],
    ["multiselect", `st.multiselect("m", ["a"], { selectAll: true })`, { selectAll: true }],
    ["pills", `st.pills("p", [1], { formatFunc: (n) => "No. " + n })`, { options: ["No. 1"] }],
    ["segmentedControl", `st.segmentedControl("s", [1], { formatFunc: (n) => "No. " + n })`, { options: ["No. 1"] }],
    ["datetimeInput", `st.datetimeInput("d", { value: null, maxValue: "2025-01-31T08:45", format: "DD.MM.YYYY" })`, { maxValue: "2025-01-31T08:45", format: "DD.MM.YYYY" }],
    ["metric", `st.metric("m", 5, { delta: 1, deltaColor: "inverse", deltaArrow: "down", deltaDescription: "since May", help: "Why", icon: "★", labelVisibility: "collapsed", border: true, width: 300, height: 200, chartData: [1, 2], chartType: "area", format: { minimumFractionDigits: 1 } })`, { value: "5.0", delta: "1", arrow: "down", deltaDescription: "since May", help: "Why", icon: "★", labelVisibility: "collapsed", border: true, width: 300, height: 200, chart: { kind: "area", values: [1, 2] } }],
    ["component", `st.component("c", { html: "<b>x</b>", isolateStyles: false })({ width: 300, height: 200 })`, { html: "<b>x</b>", width: 300, height: 200 }],
  ])("%s", async (type, call, expected) => {
    expect((await drawn(`${call};`))[0]).toMatchObject({ type, ...expected });
  });

  it("chatInput", async () => {
    const script = `st.container().chatInput("Say", { maxChars: 9, acceptFile: "multiple", fileType: "png", maxUploadSize: 1, acceptAudio: true, audioSampleRate: 44100, submitMode: "stop", height: 120, width: 300, key: "c" })`;
    const thread = threadIn(`${script};`);
    await thread.rest(5000);
    expect(thread.tree.roots[0]?.children[0]?.children[0]?.data).toMatchObject({ placeholder: "Say", maxChars: 9, files: "many", types: [".png"], mostBytes: 1024 ** 2, audio: { sampleRate: 44_100 }, mode: "stop", height: 120, width: 300, key: "c" });
  });

  it("dialog", async () => {
    const thread = threadIn(`st.dialog("Sure?", { width: "large", dismissible: false, icon: "🔍" }, () => {})();`);
    await thread.rest(5000);
    expect(thread.tree.roots.flatMap(({ children }) => children.map(({ data }) => data))).toContainEqual(expect.objectContaining({ label: "Sure?", size: "large", dismissible: false, icon: "🔍" }));
  });

  it("the spinners of cacheData and cacheResource", async () => {
    const thread = threadIn(`
      const never = () => new Promise(() => {});
      void st.cacheData(never, { showSpinner: "Reading", showTime: true })();
      void st.cacheResource(() => never(), { showSpinner: "Opening", showTime: true })();
    `);
    await expect.poll(() => thread.tree.roots[0]?.children.map(({ data }) => data)).toMatchObject([{ text: "Reading", showTime: true }, { text: "Opening", showTime: true }]);
  });

  it("navigation and pageLink", async () => {
    const thread = threadIn(`
      const pages = ["A", "B", "C"].map((title) => st.page(() => {}, { title }));
      st.navigation(pages, { position: "top", expanded: 2 });
      st.pageLink(pages[1], { queryParams: { id: 7 } });
    `);
    await thread.rest(5000);
    expect(thread.shell.navigation).toMatchObject({ position: "top", folded: 2 });
    expect(thread.tree.roots[0]?.children[0]?.data).toMatchObject({ type: "pageLink", label: "B", query: "id=7" });
  });

  it("spinner", async () => {
    const thread = threadIn(`void st.spinner("Working", { width: 300, showTime: true }, () => new Promise(() => {}));`);
    await expect.poll(() => thread.tree.roots[0]?.children[0]?.data).toMatchObject({ type: "spinner", text: "Working", width: 300, showTime: true });
  });
});
