//@ reason: same
import st from "dacapo";

st.title("Dashboard");
st.sessionState.unit ??= "km";

const gauge = st.fragment(() => {
  const speed = 80;
  st.metric("Speed", `${speed} ${st.sessionState.unit}/h`);
  if (speed > 50) {
    st.rerun("fragment"); //! loop
  }
});

gauge();
st.caption("Above 50 the gauge is live.");
