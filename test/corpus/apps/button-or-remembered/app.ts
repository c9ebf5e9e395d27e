//@ click: Show options
import st from "dacapo";

st.sessionState.shown ??= false;

if (st.button("Show options") || st.sessionState.shown) {
  st.sessionState.shown = true;
  const size = st.slider("Size", { minValue: 1, maxValue: 9 });
  const loud = st.checkbox("Loud");
  st.write(loud ? `SIZE ${size}` : `size ${size}`);
}
st.caption("Options stay once shown.");
