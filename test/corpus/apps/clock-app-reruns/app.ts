//@ wait: 400ms
import st from "dacapo";

st.title("Departures");
const board = [{ to: "Bergen", at: "12:04" }, { to: "Oslo", at: "12:30" }];

st.caption(new Date().toISOString());
st.table(board);

st.rerun({ after: "15ms" });
