//@ click: Add one
import st from "dacapo";

st.sessionState.count ??= 0;

function addOne() {
  st.sessionState.count = (st.sessionState.count as number) + 1;
}

st.title(`Count: ${st.sessionState.count}`);
st.button("Add one", { onClick: addOne });
st.caption("Counts clicks.");
