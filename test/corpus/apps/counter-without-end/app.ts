//@ reason: count
import st from "dacapo";

st.sessionState.count ??= 0;
const limit = st.numberInput("Stop at", { value: 10 });

st.sessionState.count = (st.sessionState.count as number) + 1;
st.progress(((st.sessionState.count as number) % 10) / 10);

// Meant: smaller than the limit.
if ((st.sessionState.count as number) !== limit + 0.5) {
  st.rerun(); //! loop
}
st.success("Done");
