/** Every widget with which something is chosen: options, marks, pages, days and times. */
import type { NodeData } from "../../../runtime/protocol/element.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";
import { block } from "./view.ts";

export const choiceGallery: readonly (NodeData | NodeSnapshot)[] = [
  block({ type: "container", block: true, slot: 90, horizontal: true }, [
    { type: "linkButton", label: "Documentation", url: "https://example.com/", icon: ":material/open_in_new:" },
    { type: "linkButton", label: "No link", url: "https://example.com/", disabled: true },
    { type: "menuButton", id: "export", label: "Export", options: ["CSV", "JSON", "Excel"] },
    { type: "menuButton", id: "more-actions", label: "More", options: ["Rename", "Delete"], kind: "tertiary" },
  ]),
  { type: "multiselect", id: "cities", label: "Cities", options: ["Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø"], value: [0, 2, "Narvik"], selectAll: true, help: "As many as you like." },
  { type: "multiselect", id: "none-chosen", label: "Countries", options: ["Norway", "Sweden"], value: [] },
  { type: "pills", id: "topics", label: "Topics", options: ["News", "Sports", "Culture", ":material/star: Favourites"], value: [0, 2], multi: true },
  { type: "segmentedControl", id: "unit", label: "Unit", options: ["°C", "°F", "K"], value: [0], required: true },
  { type: "segmentedControl", id: "unit-off", label: "Not now", options: ["One", "Two"], value: [1], disabled: true },
  { type: "selectSlider", id: "grade", label: "Size", options: ["XS", "S", "M", "L", "XL"], value: [2] },
  { type: "selectSlider", id: "days", label: "Days", options: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], value: [1, 3] },
  { type: "feedback", id: "thumbs", label: "", kind: "thumbs", value: 1 },
  { type: "feedback", id: "faces", label: "", kind: "faces", value: 3 },
  { type: "feedback", id: "stars", label: "", kind: "stars", value: 2 },
  { type: "pagination", id: "pages", label: "", pages: 24, value: 5 },
  { type: "dateInput", id: "birthday", label: "Birthday", value: ["2025-01-31"], help: "As it stands in the passport." },
  { type: "dateInput", id: "holiday", label: "Holiday", value: ["2025-07-01", "2025-07-14"], range: true, clearable: true, format: "DD.MM.YYYY" },
  { type: "dateInput", id: "no-day", label: "Day", value: [], clearable: true, disabled: true },
  { type: "timeInput", id: "alarm", label: "Alarm", value: "08:45", stepMinutes: 15 },
  { type: "datetimeInput", id: "start", label: "Start", value: "2025-01-31T08:45", stepMinutes: 15 },
];
