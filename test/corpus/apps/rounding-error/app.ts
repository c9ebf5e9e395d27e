//@ reason: same
import st from "dacapo";

const parts = [0.1, 0.2];
const total = parts.reduce((sum, part) => sum + part, 0);

st.title("Budget");
st.sessionState.total ??= 0;

if (st.sessionState.total !== 0.3) {
  st.sessionState.total = total;
  st.rerun(); //! loop
}
st.metric("Total", st.sessionState.total as number);
