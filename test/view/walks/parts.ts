/** Media, tables, parts of the script's own, and blocks: what holds other things. */
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import { block } from "../lib/view.ts";
import type { Walks } from "./walk.ts";

const w = { id: "w" };
const inside = { type: "button", id: "in", label: "Inside" } as const;
const columns: GridColumn[] = [{ at: 0, name: "name", kind: "text", type: "text" }, { at: 1, name: "age", kind: "number", type: "number" }];
const people = { rows: 3, columns, head: [["Ada", 36], ["Bo", 20], ["Cy", 1]] };

export const partWalks = {
  image: { shows: [{ type: "image", images: [{ media: "picture", alt: "A gradient", px: [320, 180] }], link: "https://example.com/" }], stops: ["link A gradient"], keys: { press: [["Enter", "link A gradient"]] }, reports: ["https://example.com/"] },
  audio: { shows: [{ type: "audio", media: "tone" }], stops: ["Audio"] },
  video: { shows: [{ type: "video", link: "https://example.com/watch" }], stops: ["link Watch on example.com"] },
  pdf: { shows: [{ type: "pdf", media: "document", name: "Report.pdf", tall: 200 }], stops: ["button Save"], keys: { press: [["Enter", "button Save"]] }, reports: ["Report.pdf"] },
  logo: { shows: [{ type: "logo", image: { media: "logo" }, size: "medium" }], stops: [] },
  component: { shows: [{ type: "component", ...w, label: "stars", trigger: "t", data: {}, value: {}, html: "<button>One</button>" }], frame: "stars", stops: [] },
  dataframe: {
    shows: [{ type: "dataframe", ...w, label: "", selects: ["multi-row"], value: { rows: [], columns: [], cells: [] }, dataset: "d", ...people }],
    stops: ["columnheader name – 3 rows", "button Search – 3 rows", "button Download as CSV – 3 rows", "button Full screen not pressed – 3 rows"],
    keys: { press: [["ArrowDown", "gridcell Ada – 3 rows"], ["ArrowRight", "gridcell 36 – 3 rows"], ["ArrowUp", "columnheader age – 3 rows"], ["Control+End", "gridcell 1 – 3 rows"], ["Home", "gridcell Cy – 3 rows"], ["Shift+Space", "gridcell Cy – 3 rows"], ["PageUp", "gridcell Ada – 3 rows"]] },
    reports: [{"rows": [2], "columns": [], "cells": []}],
  },
  dataEditor: {
    shows: [{ type: "dataEditor", ...w, label: "", numRows: "fixed", dataset: "d", ...people, value: { base: "d", editedRows: {}, addedRows: [], deletedRows: [] } }],
    stops: ["columnheader name – 3 rows", "button Search – 3 rows", "button Download as CSV – 3 rows", "button Full screen not pressed – 3 rows"],
    keys: { press: [["ArrowDown", "gridcell Ada – 3 rows"], ["Enter", "textbox Edit name Ada – 3 rows"], ["Escape", "gridcell Ada – 3 rows"], ['"Di"', "textbox Edit name Di – 3 rows"], ["Enter", "gridcell Bo – 3 rows"], ["Delete", "gridcell None – 3 rows"]] },
    reports: [{"base": "d", "editedRows": {"0": {"name": "Di"}}, "addedRows": [], "deletedRows": []}, {"base": "d", "editedRows": {"0": {"name": "Di"}, "1": {"name": null}}, "addedRows": [], "deletedRows": []}],
  },
  container: { shows: [block({ type: "container", block: true, slot: 20, height: 60 }, [inside])], stops: ["group Container", "button Inside"] },
  columns: { shows: [block({ type: "columns", block: true, slot: 20 }, [block({ type: "column", block: true, slot: 21, weight: 1 }, [inside])])], stops: ["button Inside"] },
  column: { shows: [block({ type: "columns", block: true, slot: 20 }, [1, 2].map((n) => block({ type: "column", block: true, slot: 20 + n, weight: 1 }, [{ ...inside, id: `in${n}`, label: `In ${n}` }])))], stops: ["button In 1", "button In 2"] },
  expander: { shows: [block({ type: "expander", block: true, slot: 20, id: "e", label: "Details" }, [inside])], stops: ["summary Details closed"], keys: { press: [["Enter", "summary Details open"], ["Tab", "button Inside"], ["Shift+Tab", "summary Details open"], ["Space", "summary Details closed"]] } },
  popover: { shows: [block({ type: "popover", block: true, slot: 20, id: "p", label: "Filter" }, [inside])], stops: ["button Filter closed"], keys: { press: [["Enter", "button Filter open"], ["Tab", "button Inside"], ["Escape", "button Filter closed"]] } },
  dialog: {
    shows: [block({ type: "dialog", block: true, slot: 20, id: "w", label: "Vote", opening: 1, size: "small", dismissible: true }, [{ type: "textInput", id: "b", label: "Because", value: "" }, inside])],
    isModal: true,
    stops: ["textbox Because", "button Inside", "button Close"],
    keys: { press: [["Escape", "button Before"]] },
    reports: [1],
  },
  status: { shows: [block({ type: "status", block: true, slot: 20, id: "s", label: "Reading", state: "running" }, [inside])], stops: ["summary Reading closed – Running"], keys: { press: [["Space", "summary Reading open – Running"], ["Tab", "button Inside"]] } },
  form: { shows: [block({ type: "form", block: true, slot: 20, id: "form-f" }, [{ type: "textInput", ...w, label: "Mail", value: "", form: "form-f" }, { type: "formSubmitButton", id: "send", label: "Send", form: "form-f" }])], stops: ["textbox Mail", "button Send"], keys: { press: [['"a"', "textbox Mail a"], ["Enter", "textbox Mail a"]] }, reports: ["a", true] },
  chatMessage: { shows: [block({ type: "chatMessage", block: true, slot: 20, name: "user" }, [inside])], stops: ["button Inside"] },
  tabs: { shows: [block({ type: "tabs", block: true, slot: 20, id: "t", selected: 0 }, ["One", "Two", "Three"].map((label, i) => block({ type: "tab", block: true, slot: 21 + i, label }, [{ ...inside, id: `in${i}`, label: `In ${label}` }])))], stops: ["tab One selected", "button In One"], keys: { press: [["ArrowRight", "tab Two selected"], ["End", "tab Three selected"], ["ArrowRight", "tab One selected"], ["ArrowLeft", "tab Three selected"], ["Home", "tab One selected"], ["Tab", "button In One"]] } },
  tab: { shows: [block({ type: "tabs", block: true, slot: 20, id: "t", selected: 1 }, ["One", "Two"].map((label, i) => block({ type: "tab", block: true, slot: 21 + i, label }, [{ ...inside, id: `in${i}`, label: `In ${label}` }])))], stops: ["tab Two selected", "button In Two"] },
  fragment: { shows: [block({ type: "fragment", block: true, slot: 20 }, [inside])], stops: ["button Inside"] },
} satisfies Walks;
