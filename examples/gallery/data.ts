import st from "dacapo";

const cities = [
  { city: "Oslo", founded: new Date(Date.UTC(1040, 0, 1)), people: 717_710, rate: 0.62, trend: [3, 4, 4, 6, 7], capital: true },
  { city: "Bergen", founded: new Date(Date.UTC(1070, 0, 1)), people: 291_940, rate: 0.48, trend: [5, 4, 6, 5, 6], capital: false },
  { city: "Trondheim", founded: new Date(Date.UTC(997, 0, 1)), people: 212_660, rate: 0.41, trend: [2, 3, 3, 5, 4], capital: false },
  { city: "Stavanger", founded: new Date(Date.UTC(1125, 0, 1)), people: 149_048, rate: 0.35, trend: [6, 5, 5, 4, 3], capital: false },
];

st.title("Data");
const [revenue, returns, visits] = st.columns(3);
revenue.metric("Revenue", "€ 1.24 M", { delta: "8.2 %", chartData: [2, 3, 3, 5, 4, 6, 7], border: true });
returns.metric("Returns", 312, { delta: -14, deltaColor: "inverse", chartData: [9, 7, 8, 6, 5, 6, 4], chartType: "bar", border: true });
visits.metric("Visits", 48_201, { delta: 1204, format: { useGrouping: true }, chartData: [3, 5, 4, 8, 7, 9, 12, 10, 14], chartType: "area", border: true });

st.header("A table to explore");
st.dataframe(cities, {
  columnConfig: {
    city: st.columnConfig.textColumn({ label: "City", pinned: true }),
    founded: st.columnConfig.dateColumn({ label: "Founded", format: "YYYY" }),
    people: st.columnConfig.numberColumn({ label: "People", format: "localized" }),
    rate: st.columnConfig.progressColumn({ label: "By bike" }),
    trend: st.columnConfig.lineChartColumn({ label: "Trend" }),
    capital: st.columnConfig.checkboxColumn({ label: "Capital" }),
  },
});

st.header("A table to edit");
const orders = st.dataEditor(
  [
    { item: "Lamp", size: "M", amount: 3 },
    { item: "Chair", size: "L", amount: 1 },
  ],
  { numRows: "dynamic", columnConfig: { size: st.columnConfig.selectboxColumn({ options: ["S", "M", "L"] }), amount: st.columnConfig.numberColumn({ minValue: 0 }) } },
);

const [left, right] = st.columns(2);
left.subheader("A table to read");
left.table(orders);
right.subheader("An object");
right.json({ name: "Ada", born: 1815, tags: ["math", "poetry"], deep: { a: { b: [1, 2, 3] } } }, { expanded: 2 });
