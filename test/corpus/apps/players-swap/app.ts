//@ reason: alternates
import st from "dacapo";

st.sessionState.current ??= "Ada";
st.sessionState.waiting ??= "Bob";

st.title("Chess");
st.write(`${st.sessionState.current} to move`);

const moved = st.textInput("Move", { value: "e4" });
if (moved) {
  const current = st.sessionState.current;
  st.sessionState.current = st.sessionState.waiting;
  st.sessionState.waiting = current;
  st.rerun(); //! loop
}
