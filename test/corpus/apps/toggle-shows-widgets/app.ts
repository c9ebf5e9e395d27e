//@ check: Advanced
import st from "dacapo";

st.title("Export");
const format = st.selectbox("Format", ["CSV", "JSON"]);

if (st.toggle("Advanced")) {
  const separator = st.textInput("Separator", { value: ";" });
  const header = st.checkbox("Header row", { value: true });
  st.write(`${format}, ${separator}, ${header ? "with" : "without"} header`);
}
st.caption("A toggle stays on.");
