import st from "dacapo";

st.title("Status");
st.success("Saved 48 rows.");
st.info("The next update is at **14:00**.", { title: "Scheduled" });
st.warning("Two rows have no date.", { icon: ":material/schedule:" });
st.error("The file could not be read.");
st.exception(new RangeError("The year 20026 is too far away"));

st.header("What takes a while");
st.progress(0.4, { text: "Reading 400 of 1,000 rows" });
st.spinner("Counting", () => 1 + 1);
st.status("Asking three servers", { expanded: true, state: "running" }).with(() => {
  st.write("The first has answered.");
});
st.skeleton({ height: 48 });

st.header("What goes by itself");
st.container({ horizontal: true }, () => {
  if (st.button("Toast")) st.toast("Saved", { icon: ":material/save:" });
  if (st.button("Balloons")) st.balloons();
  if (st.button("Snow")) st.snow();
});
