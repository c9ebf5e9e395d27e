//@ reason: angle | 4
import st from "dacapo";

st.sessionState.angle ??= 0;
const angle = st.sessionState.angle as number;
const target = 100;

st.title("Compass");
st.metric("Angle", `${angle}°`);

if (angle !== target) {
  st.sessionState.angle = (angle + 90) % 360;
  st.rerun(); //! loop
}
st.success("Arrived");
