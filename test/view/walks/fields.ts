/** Buttons, and fields into which something is written. */
import type { Walks } from "./walk.ts";

const w = { id: "w" };
const bytes = { mostBytes: 1024 };

export const fieldWalks = {
  button: { shows: [{ type: "button", ...w, label: "Save" }], stops: ["button Save"], keys: { press: [["Enter", "button Save"], ["Space", "button Save"]] }, reports: [true, true] },
  formSubmitButton: { shows: [{ type: "formSubmitButton", ...w, label: "Send", form: "f" }], stops: ["button Send"], keys: { press: [["Enter", "button Send"]] }, reports: [true] },
  downloadButton: { shows: [{ type: "downloadButton", ...w, label: "Download", media: "document", fileName: "a.csv" }], stops: ["button Download"], keys: { press: [["Enter", "button Download"]] }, reports: ["a.csv", true] },
  linkButton: { shows: [{ type: "linkButton", label: "Docs", url: "https://example.com/" }], stops: ["link Docs"], keys: { press: [["Enter", "link Docs"]] }, reports: ["https://example.com/"] },
  pageLink: { shows: [{ type: "pageLink", label: "Sales", to: "sales" }, { type: "pageLink", label: "Not now", to: "people", disabled: true }], stops: ["link Sales"], keys: { press: [["Enter", "link Sales"]] }, reports: [{ page: "sales" }] },
  menuButton: {
    shows: [{ type: "menuButton", ...w, label: "Export", options: ["CSV", "JSON", "Excel"] }],
    stops: ["button Export closed"],
    keys: { press: [["ArrowDown", "menuitem CSV"], ["ArrowDown", "menuitem JSON"], ["Home", "menuitem CSV"], ["End", "menuitem Excel"], ["j", "menuitem JSON"], ["Escape", "button Export closed"], ["Space", "menuitem CSV"], ["ArrowUp", "menuitem Excel"], ["Enter", "button Export closed"]] },
    reports: [2],
  },
  textInput: {
    shows: [{ type: "textInput", ...w, label: "Name", value: "", help: "As in the passport." }, { type: "textInput", id: "s", label: "Password", value: "a", secret: true }],
    stops: ["button Help", "textbox Name", "textbox Password •", "button Show the text not pressed"],
    keys: { at: "textbox Name", press: [['"Ada"', "textbox Name Ada"], ["Enter", "textbox Name Ada"]] },
    reports: ["Ada"],
  },
  textArea: { shows: [{ type: "textArea", ...w, label: "Notes", value: "" }], stops: ["textbox Notes"], keys: { press: [['"a"', "textbox Notes a"], ["Enter", "textbox Notes a"], ["Control+Enter", "textbox Notes a"]] }, reports: ["a\n"] },
  numberInput: {
    shows: [{ type: "numberInput", ...w, label: "Count", value: 12, minValue: 0, maxValue: 100, step: 1, whole: true }],
    stops: ["spinbutton Count 12"],
    keys: { press: [["ArrowUp", "spinbutton Count 13"], ["ArrowDown", "spinbutton Count 12"], ["PageUp", "spinbutton Count 22"], ["Home", "spinbutton Count 22"], ["End", "spinbutton Count 22"], ["ControlOrMeta+a", "spinbutton Count 22"], ['"42"', "spinbutton Count 42"], ["Enter", "spinbutton Count 42"]] },
    reports: [13, 12, 22, 42],
  },
  colorPicker: { shows: [{ type: "colorPicker", ...w, label: "Line", value: "#0066cc" }], stops: ["color Line #0066cc"] },
  chatInput: {
    shows: [{ type: "chatInput", ...w, label: "Ask", placeholder: "Ask", files: "many", audio: { sampleRate: 16_000 }, ...bytes }],
    stops: ["button Attach", "textbox Ask", "button Record"],
    keys: { at: "textbox Ask", press: [['"hi"', "textbox Ask hi"], ["Shift+Enter", "textbox Ask hi"], ['"you"', "textbox Ask hi you"], ["Enter", "textbox Ask"]] },
    reports: [{ text: "hi\nyou", files: [], audio: null }],
  },
  fileUploader: {
    shows: [{ type: "fileUploader", ...w, label: "Photos", value: [{ id: "1", name: "a.jpg", size: 2 }, { id: "2", name: "b.jpg", size: 2 }], many: "files", ...bytes }],
    stops: ["button Choose files", "button Remove a.jpg", "button Remove b.jpg"],
    keys: { at: "button Remove a.jpg", press: [["Enter", "button Remove b.jpg"], ["Enter", "button Choose files"]] },
    reports: [[{ id: "2", name: "b.jpg", size: 2 }], []],
  },
  cameraInput: { shows: [{ type: "cameraInput", ...w, label: "Portrait", value: [] }], stops: ["button Open the camera"] },
  audioInput: { shows: [{ type: "audioInput", ...w, label: "Memo", value: [{ id: "1", name: "a.wav", size: 2 }], sampleRate: 16_000 }], stops: ["button Record", "button Remove a.wav"], keys: { at: "button Remove a.wav", press: [["Space", "button Record"]] }, reports: [[]] },
} satisfies Walks;
