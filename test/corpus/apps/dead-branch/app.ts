import st from "dacapo";

const debug = false;

st.title("Orders");
if (debug) {
  st.write("Again…");
  st.rerun();
}
if (false) {
  st.rerun();
}
st.table([{ id: 1 }, { id: 2 }]);
