//@ card: duplicate-widget
import st from "dacapo";

st.title("Order");

st.expander("Pizza", () => {
  const extra = st.checkbox("Extra cheese");
  if (extra) st.write("+ 2 €");
});

st.expander("Pasta", () => {
  const extra = st.checkbox("Extra cheese"); //! duplicate-widget
  if (extra) st.write("+ 1 €");
});
