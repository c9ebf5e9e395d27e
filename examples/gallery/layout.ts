import st from "dacapo";

st.title("Layout");
st.sidebar.header("Sidebar");
st.sidebar.selectbox("Region", ["North", "South"]);

const [wide, narrow] = st.columns([2, 1], { border: true });
wide.write("Two thirds of the row.");
narrow.write("One third.");

st.container({ border: true }, () => {
  st.write("A container with a border, and a row of buttons in it.");
  st.container({ horizontal: true }, () => {
    st.button("Back");
    st.button("Next", { type: "primary" });
  });
});

const [chart, table] = st.tabs(["Chart", "Table"]);
chart.barChart({ amount: [3, 5, 4, 8] }, { height: 140 });
table.table({ amount: [3, 5, 4, 8] });

st.expander("Details", { expanded: true }, () => {
  st.write("What is inside of an expander.");
});
st.space("medium");
st.container({ horizontal: true }, () => {
  st.popover("Filter", { icon: ":material/filter_list:" }, () => {
    st.checkbox("Only mine");
  });
  const vote = st.dialog("Cast your vote", () => {
    st.radio("For", ["Ada", "Grace"]);
  });
  if (st.button("Vote")) vote();
});

const place = st.empty();
place.info("It replaced what stood in this place.");
st.bottom.caption("What stays at the bottom of the page.");
