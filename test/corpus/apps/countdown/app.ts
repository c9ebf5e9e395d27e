import st from "dacapo";

st.sessionState.left ??= 60;
const left = st.sessionState.left as number;

st.title("Countdown");
st.progress(1 - left / 60);

if (left > 0) {
  st.sessionState.left = left - 1;
  st.rerun();
}
st.success("Lift-off!");
