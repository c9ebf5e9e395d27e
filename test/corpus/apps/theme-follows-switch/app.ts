//@ check: Dark
import st from "dacapo";

const dark = st.toggle("Dark");
const theme = dark ? "dark" : "light";

if (st.sessionState.theme !== theme) {
  st.sessionState.theme = theme;
  st.rerun();
}

st.title(`The ${theme} side`);
st.write("The theme follows the switch.");
