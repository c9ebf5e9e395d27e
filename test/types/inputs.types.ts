/** What the input widgets return and refuse, as TypeScript sees it. Never executed. */
import st, { type Placeholder, type TimeOfDay } from "../../runtime/st/dacapo.gen.ts";
import { exactly } from "./same.ts";

interface City {
  name: string;
  people: number;
}
declare const cities: City[];

exactly<string>()(st.colorPicker("c", { value: "#0066cc" }));

// --- one of several, or several
exactly<"CSV" | "JSON" | null>()(st.menuButton("m", ["CSV", "JSON"]));
exactly<City | null>()(st.menuButton("m", cities, { formatFunc: (city) => city.name, onClick: () => {} }));
exactly<("a" | "b")[]>()(st.multiselect("m", ["a", "b"]));
exactly<City[]>()(st.multiselect("m", cities, { formatFunc: (city) => city.name, maxSelections: 3 }));
exactly<(City | string)[]>()(st.multiselect("m", cities, { acceptNewOptions: true }));
exactly<("a" | "b")[]>()(st.multiselect("m", ["a", "b"], { default: ["b"], selectAll: false }));
exactly<"a" | "b" | null>()(st.pills("p", ["a", "b"]));
exactly<"a" | "b" | null>()(st.pills("p", ["a", "b"], { default: "a" }));
exactly<"a" | "b" | null>()(st.pills("p", ["a", "b"], { required: true }));
exactly<"a" | "b">()(st.pills("p", ["a", "b"], { default: "a", required: true }));
exactly<("a" | "b")[]>()(st.pills("p", ["a", "b"], { selectionMode: "multi" }));
exactly<City | null>()(st.segmentedControl("s", cities, { formatFunc: (city) => city.name }));
exactly<City[]>()(st.segmentedControl("s", cities, { formatFunc: (city) => city.name, selectionMode: "multi", default: cities }));
exactly<1 | 2 | 3>()(st.selectSlider("s", { options: [1, 2, 3] }));
exactly<City>()(st.selectSlider("s", { options: cities, formatFunc: (city) => city.name }));
exactly<["a" | "b" | "c", "a" | "b" | "c"]>()(st.selectSlider("s", { options: ["a", "b", "c"], value: ["a", "b"] }));
exactly<0 | 1 | null>()(st.feedback());
exactly<0 | 1 | 2 | 3 | 4 | null>()(st.feedback({ options: "stars", default: 4 }));
exactly<number>()(st.pagination(3, { default: 2, maxVisiblePages: null }));
// @ts-expect-error what is chosen at first is an option
st.pills("p", ["a", "b"], { default: "c" });
// @ts-expect-error a slider needs options
st.selectSlider("s");
// @ts-expect-error a range has two ends
st.selectSlider("s", { options: ["a", "b"], value: ["a"] });
// @ts-expect-error thumbs have 0 and 1
st.feedback({ default: 2 });

// --- links
exactly<Placeholder>()(st.linkButton("l", "https://example.com"));
exactly<boolean>()(st.linkButton("l", "https://example.com", { onClick: "rerun" }));
exactly<boolean>()(st.linkButton("l", new URL("https://example.com"), { onClick: () => {} }));

// --- days and times
exactly<Date>()(st.dateInput("d"));
exactly<Date>()(st.dateInput("d", { value: "today", maxValue: "2025-12-31" }));
exactly<Date>()(st.dateInput("d", { value: new Date() }));
exactly<Date | null>()(st.dateInput("d", { value: null }));
exactly<[Date] | [Date, Date]>()(st.dateInput("d", { value: ["2025-01-01", "2025-01-31"] }));
exactly<[Date] | [Date, Date]>()(st.dateInput("d", { value: [new Date()] }));
exactly<[] | [Date] | [Date, Date]>()(st.dateInput("d", { value: [] }));
const [from, to] = st.dateInput("d", { value: ["2025-01-01", "2025-01-31"] });
exactly<Date>()(from);
exactly<Date | undefined>()(to);
exactly<TimeOfDay>()(st.timeInput("t"));
exactly<TimeOfDay>()(st.timeInput("t", { value: { hour: 8 }, step: "5m", format: "12h" }));
exactly<TimeOfDay | null>()(st.timeInput("t", { value: null }));
exactly<Date>()(st.datetimeInput("d", { value: "2025-01-31T08:45", step: 300 }));
exactly<Date | null>()(st.datetimeInput("d", { value: null }));
// @ts-expect-error a range has two days at most
st.dateInput("d", { value: ["2025-01-01", "2025-01-02", "2025-01-03"] });
// @ts-expect-error a day is no number
st.dateInput("d", { value: 5 });
st.checkbox("c", { key: "c", persistState: "page", wrap: false });
