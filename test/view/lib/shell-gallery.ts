/** An app with pages, for tests and for looking at. */
import type { NodeData } from "../../../runtime/protocol/element.ts";
import type { Navigation, Shell } from "../../../runtime/protocol/shell.ts";

export const navigation: Navigation = {
  position: "sidebar",
  current: "",
  title: "Overview",
  sections: [
    { title: "", pages: [{ title: "Overview", icon: "🏠", to: "" }, { title: "Sales by region", icon: ":material/payments:", to: "sales" }] },
    { title: "Administration", pages: [{ title: "People and their rights in this house", to: "people" }, { title: "Manual", icon: ":material/help:", to: "https://example.org/manual", isElsewhere: true }] },
  ],
};

export const shell: Shell = {
  title: "Quarterly report",
  icon: "📈",
  navigation,
  menu: { getHelp: "https://example.org/help", about: "Made by **Ada** for the sales team.\n\nVersion 7." },
};

export const row: Shell = { ...shell, navigation: { ...navigation, position: "top" } };

export const folded: Shell = {
  navigation: { ...navigation, folded: 3, sections: [{ title: "", pages: Array.from({ length: 14 }, (_, i) => ({ title: `Page ${i + 1}`, to: i === 0 ? "" : `p${i + 1}` })) }] },
};

export const pageLinks: readonly NodeData[] = [
  { type: "title", body: "Overview" },
  { type: "pageLink", label: "All **sales**", icon: ":material/payments:", to: "sales", query: "year=2026", help: "Of this year." },
  { type: "pageLink", label: "Manual", to: "https://example.org/manual", isElsewhere: true },
  { type: "pageLink", label: "Not for you", to: "people", disabled: true },
  { type: "markdown", body: "Choose a page." },
];
