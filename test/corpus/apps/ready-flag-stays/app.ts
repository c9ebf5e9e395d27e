//@ reason: same
import st from "dacapo";

st.sessionState.ready ??= false;
st.title("Report");

if (!st.sessionState.rows) {
  st.sessionState.rows = [3, 1, 2];
  st.sessionState.ready = true;
}

const rows = st.sessionState.rows as number[];
st.write(`There are ${rows.length} rows.`);

if (st.sessionState.ready) {
  st.rerun(); //! loop
}
st.lineChart(rows);
