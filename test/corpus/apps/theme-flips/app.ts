//@ reason: alternates | theme | light | dark
import st from "dacapo";

st.sessionState.theme ??= "light";

st.header(`The ${st.sessionState.theme} side`);
const wanted = st.toggle("Dark", { key: "dark-wanted" }) ? "dark" : "light";

if (st.sessionState.theme === wanted) {
  st.sessionState.theme = wanted === "dark" ? "light" : "dark";
} else {
  st.sessionState.theme = wanted;
}
st.caption(`You wanted ${wanted}.`);
if (st.sessionState.theme) st.rerun(); //! loop
