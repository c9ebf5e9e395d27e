//@ click: Compare
import st from "dacapo";

const compare = st.fragment(() => {
  const other = st.selectbox("Compare with", ["2024", "2025"]);
  st.write(`2026 against ${other}`);
});

st.title("Figures");
st.metric("2026", 42);
if (st.button("Compare")) {
  compare();
}
