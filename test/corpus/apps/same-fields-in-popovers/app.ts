//@ card: duplicate-widget
import st from "dacapo";

st.title("Table");

st.popover("Rows", () => {
  st.numberInput("How many?", { minValue: 1, value: 10 });
});
st.popover("Columns", () => {
  st.numberInput("How many?", { minValue: 1, value: 10 }); //! duplicate-widget
});

st.write("A table of that size.");
