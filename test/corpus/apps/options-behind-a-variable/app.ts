//@ click: Analyse
import st from "dacapo";

const values = [3, 5, 8, 13];
const pressed = st.button("Analyse");

st.title("Analysis");
if (pressed) {
  st.lineChart(values);
  const bins = st.slider("Bins", { minValue: 1, maxValue: 20 }); //! trigger-dependent-widget
  st.write(`${bins} bins`);
}
st.caption(`${values.length} values`);
