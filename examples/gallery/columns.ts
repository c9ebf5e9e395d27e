import st from "dacapo";

const picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'%3E%3Crect width='40' height='20' rx='4' fill='%2322aa66'/%3E%3C/svg%3E";
const { columnConfig } = st;

st.title("Kinds of columns");
st.subheader("Values");
st.dataframe(
  [
    { name: "Lamp", price: 49.5, ready: true, day: new Date(Date.UTC(2026, 6, 1)), time: new Date(2026, 6, 1, 8, 45), moment: new Date(2026, 6, 1, 9, 30), size: "M", note: "**bold** idea" },
    { name: "Chair", price: 120, ready: false, day: new Date(Date.UTC(2026, 7, 9)), time: new Date(2026, 7, 9, 17), moment: new Date(2026, 7, 9, 18), size: "L", note: "*later*" },
  ],
  {
    hideIndex: true,
    columnConfig: {
      name: columnConfig.textColumn({ pinned: true }),
      price: columnConfig.numberColumn({ format: "euro" }),
      ready: columnConfig.checkboxColumn(),
      day: columnConfig.dateColumn(),
      time: columnConfig.timeColumn({ format: "HH:mm" }),
      moment: columnConfig.datetimeColumn({ format: "D MMM, HH:mm" }),
      size: columnConfig.selectboxColumn({ options: ["S", "M", "L"] }),
      note: columnConfig.markdownColumn(),
    },
  },
);

st.subheader("Lists, charts and what can be pressed");
st.dataframe(
  [
    { tags: ["new", "blue"], topics: ["film"], share: 0.3, line: [3, 5, 4, 8], area: [2, 3, 5, 4], bars: [1, 4, 2], page: "https://example.com/lamp", more: { a: 1 }, go: "Run" },
    { tags: ["old"], topics: ["music", "film"], share: 0.9, line: [8, 4, 5, 3], area: [4, 5, 3, 2], bars: [2, 1, 4], page: "https://example.com/chair", more: { b: [2] }, go: "Stop" },
  ],
  {
    hideIndex: true,
    columnConfig: {
      tags: columnConfig.listColumn(),
      topics: columnConfig.multiselectColumn({ options: ["music", "film"] }),
      share: columnConfig.progressColumn(),
      line: columnConfig.lineChartColumn(),
      area: columnConfig.areaChartColumn(),
      bars: columnConfig.barChartColumn(),
      page: columnConfig.linkColumn({ displayText: "com/(.*)" }),
      more: columnConfig.jsonColumn(),
      go: columnConfig.buttonColumn({ label: "Go" }),
    },
  },
);

st.subheader("Media");
st.dataframe([{ plain: "as it is", image: picture, sound: "data:audio/wav;base64,UklGRg==", film: "https://example.com/tour.mp4" }], {
  hideIndex: true,
  columnConfig: { plain: columnConfig.column({ label: "Plain" }), image: columnConfig.imageColumn(), sound: columnConfig.audioColumn(), film: columnConfig.videoColumn() },
});
