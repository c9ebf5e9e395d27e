import st from "dacapo";

if (!st.sessionState.initialised) {
  st.sessionState.rows = [1, 2, 3];
  st.sessionState.initialised = true;
  st.rerun();
}

st.title("Rows");
const rows = st.sessionState.rows as number[];
st.metric("Count", rows.length);
st.lineChart(rows);
