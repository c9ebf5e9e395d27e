/** Widgets with which something is chosen. */
import type { Walks } from "./walk.ts";

const w = { id: "w" };
const cities = ["Oslo", "Bergen", "Trondheim"];

export const choiceWalks = {
  checkbox: { shows: [{ type: "checkbox", ...w, label: "Agree", value: false }], stops: ["checkbox Agree not checked"], keys: { press: [["Space", "checkbox Agree checked"], ["Space", "checkbox Agree not checked"]] }, reports: [true, false] },
  toggle: { shows: [{ type: "toggle", ...w, label: "Live", value: true }], stops: ["switch Live checked"], keys: { press: [["Space", "switch Live not checked"]] }, reports: [false] },
  radio: {
    shows: [{ type: "radio", ...w, label: "Size", options: ["S", "M", "L"], value: 1 }],
    stops: ["radio M checked"],
    keys: { press: [["ArrowDown", "radio L checked"], ["ArrowDown", "radio S checked"], ["ArrowUp", "radio L checked"], ["ArrowLeft", "radio M checked"]] },
    reports: [2, 0, 2, 1],
  },
  selectbox: {
    shows: [{ type: "selectbox", ...w, label: "City", options: cities, value: 1 }],
    stops: ["combobox City Bergen closed"],
    keys: { press: [["ArrowDown", "option Bergen selected"], ["ArrowUp", "option Oslo"], ["PageDown", "option Trondheim"], ["ArrowDown", "option Oslo"], ["Escape", "combobox City Bergen closed"], ["ControlOrMeta+a", "combobox City Bergen closed"], ['"tro"', "option Trondheim"], ["Enter", "combobox City Trondheim closed"]] },
    reports: [2],
  },
  multiselect: {
    shows: [{ type: "multiselect", ...w, label: "Cities", options: cities, value: [0] }],
    stops: ["combobox Cities closed"],
    keys: { press: [["ArrowDown", "option Oslo selected"], ["ArrowDown", "option Bergen"], ["Enter", "option Bergen selected"], ["Escape", "combobox Cities closed"], ["Backspace", "combobox Cities closed"]] },
    reports: [[0, 1], [0]],
  },
  pills: {
    shows: [{ type: "pills", ...w, label: "Topics", options: ["News", "Sports", "Culture"], value: [0], multi: true }],
    stops: ["button News pressed"],
    keys: { press: [["ArrowRight", "button Sports not pressed"], ["Space", "button Sports pressed"], ["End", "button Culture not pressed"], ["Enter", "button Culture pressed"], ["Home", "button News pressed"], ["Delete", "button News not pressed"]] },
    reports: [[0, 1], [0, 1, 2], [1, 2]],
  },
  segmentedControl: {
    shows: [{ type: "segmentedControl", ...w, label: "Unit", options: ["C", "F", "K"], value: [0] }],
    stops: ["radio C checked"],
    keys: { press: [["ArrowRight", "radio F checked"], ["End", "radio K checked"], ["Home", "radio C checked"], ["ArrowLeft", "radio K checked"]] },
    reports: [[1], [2], [0], [2]],
  },
  feedback: {
    shows: [{ type: "feedback", ...w, label: "", kind: "stars", value: 2 }],
    stops: ["radio 3 stars checked"],
    keys: { press: [["ArrowRight", "radio 4 stars checked"], ["Home", "radio 1 star checked"], ["Delete", "radio 1 star not checked"], ["End", "radio 5 stars checked"]] },
    reports: [3, 0, null, 4],
  },
  slider: {
    shows: [{ type: "slider", ...w, label: "Amount", kind: "number", minValue: 0, maxValue: 100, step: 1, value: [50] }],
    stops: ["slider Amount 50"],
    keys: { press: [["ArrowRight", "slider Amount 51"], ["ArrowUp", "slider Amount 52"], ["ArrowLeft", "slider Amount 51"], ["PageUp", "slider Amount 61"], ["PageDown", "slider Amount 51"], ["Home", "slider Amount 0"], ["End", "slider Amount 100"], ["Enter", "textbox Amount 100"], ["ControlOrMeta+a", "textbox Amount 100"], ['"7"', "textbox Amount 7"], ["Enter", "slider Amount 7"]] },
    reports: [[51], [52], [51], [61], [51], [0], [100], [7]],
  },
  selectSlider: {
    shows: [{ type: "selectSlider", ...w, label: "Days", options: ["Mon", "Tue", "Wed"], value: [0, 1] }],
    stops: ["slider Days from Mon", "slider Days to Tue"],
    keys: { at: "slider Days to Tue", press: [["ArrowRight", "slider Days to Wed"], ["Home", "slider Days to Mon"]] },
    reports: [[0, 2], [0, 0]],
  },
  pagination: {
    shows: [{ type: "pagination", ...w, label: "", pages: 9, value: 1, maxVisiblePages: 5 }],
    stops: ["button Previous page disabled", "button Page 1", "button Page 2", "button Page 3", "button Page 9", "button Next page"],
    keys: { at: "button Next page", press: [["Enter", "button Next page"], ["Space", "button Next page"]] },
    reports: [2, 3],
  },
  dateInput: {
    shows: [{ type: "dateInput", ...w, label: "Day", value: ["2025-01-31"] }],
    stops: ["combobox Day 2025/01/31 closed"],
    keys: { press: [["ArrowDown", "button Friday, January 31, 2025"], ["ArrowRight", "button Saturday, February 1, 2025"], ["ArrowDown", "button Saturday, February 8, 2025"], ["PageUp", "button Wednesday, January 8, 2025"], ["Shift+PageDown", "button Thursday, January 8, 2026"], ["Home", "button Sunday, January 4, 2026"], ["End", "button Saturday, January 10, 2026"], ["Enter", "combobox Day 2026/01/10 closed"]] },
    reports: [["2026-01-10"]],
  },
  timeInput: {
    shows: [{ type: "timeInput", ...w, label: "Alarm", value: "08:45", stepMinutes: 15 }],
    stops: ["combobox Alarm 08:45 closed"],
    keys: { press: [["ArrowDown", "option 08:45 selected"], ["ArrowDown", "option 09:00"], ["PageUp", "option 06:45"], ["Escape", "combobox Alarm 08:45 closed"], ["ArrowUp", "option 08:45 selected"], ["ArrowUp", "option 08:30"], ["Enter", "combobox Alarm 08:30 closed"]] },
    reports: ["08:30"],
  },
  datetimeInput: {
    shows: [{ type: "datetimeInput", ...w, label: "Start", value: "2025-01-31T08:45", stepMinutes: 15 }],
    stops: ["combobox Start: date 2025/01/31 closed", "combobox Start: time 08:45 closed"],
    keys: { at: "combobox Start: time 08:45 closed", press: [["ArrowDown", "option 08:45 selected"], ["ArrowDown", "option 09:00"], ["Enter", "combobox Start: time 09:00 closed"]] },
    reports: ["2025-01-31T09:00"],
  },
} satisfies Walks;
