//@ click: Add one
import st from "dacapo";

st.sessionState.count ??= 0;
st.title(`Count: ${st.sessionState.count}`);

if (st.button("Add one")) {
  st.sessionState.count = (st.sessionState.count as number) + 1;
  st.rerun(); //! needless-rerun
}

st.caption("Counts clicks.");
