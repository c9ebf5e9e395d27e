//@ click: Bigger
import st from "dacapo";

st.title("Size");
const size = st.slider("Size", { minValue: 1, maxValue: 100, value: 10, key: "size" });
st.write(`${size} cm`);

if (st.button("Bigger")) {
  st.setNext("size", Math.min(100, size * 2));
}
st.caption("Takes effect in the next run.");
