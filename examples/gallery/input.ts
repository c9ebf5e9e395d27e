import st from "dacapo";

st.title("Input");
st.container({ horizontal: true }, () => {
  st.button("Save", { type: "primary" });
  st.button("Preview", { icon: ":material/visibility:" });
  st.button("More", { type: "tertiary" });
  st.menuButton("Export", ["CSV", "JSON", "Excel"]);
  st.downloadButton("Download", "a,b\n1,2\n", { fileName: "rows.csv", icon: ":material/download:" });
  st.linkButton("Documentation", "https://example.com/");
});

const [left, right] = st.columns(2, { gap: "large" });
left.with(() => {
  st.header("Text and numbers");
  st.textInput("Name", { value: "Ada Lovelace", help: "As it stands in the passport." });
  st.textArea("Notes", { value: "First line\nSecond line" });
  st.numberInput("Count", { value: 12, minValue: 0, maxValue: 100 });
  st.slider("Price", { minValue: 0, maxValue: 1000, value: [200, 650], step: 10, format: "€ %d" });
  st.selectSlider("Size", { options: ["S", "M", "L", "XL"], value: "M" });
  st.colorPicker("Line", { value: "#0066cc" });

  st.header("Days and times");
  st.dateInput("Holiday", { value: ["2026-07-01", "2026-07-14"] });
  st.timeInput("Alarm", { value: "08:45" });
  st.datetimeInput("Start", { value: "2026-07-01T09:30" });
});
right.with(() => {
  st.header("Choices");
  st.selectbox("City", ["Oslo", "Bergen", "Trondheim"]);
  st.multiselect("Regions", ["North", "South", "East", "West"], { default: ["North", "West"] });
  st.radio("Speed", ["Slow", "Steady", "Fast"], { captions: ["by ship", "by train", "by air"], index: 1 });
  st.pills("Topics", ["Music", "Film", "Books"], { selectionMode: "multi", default: ["Film"] });
  st.segmentedControl("View", ["Day", "Week", "Month"], { default: "Week" });
  st.checkbox("I have read the conditions", { value: true });
  st.toggle("Live updates", { value: true });
  st.feedback({ options: "stars", default: 3 });
  st.pagination(12, { default: 4 });
});

st.header("A form");
st.form("address", () => {
  const [street, city] = st.columns(2);
  street.textInput("Street");
  city.textInput("City");
  st.formSubmitButton("Send", { type: "primary" });
});
