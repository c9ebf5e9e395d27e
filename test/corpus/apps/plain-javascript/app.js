//@ reason: same
import st from "dacapo";

const defaults = { size: 10, colour: "blue" };

st.title("Preferences");
st.sessionState.preferences = { ...defaults, ...st.sessionState.preferences };

const { size, colour } = st.sessionState.preferences;
st.write(`Size ${size}, ${colour}`);

if (Object.keys(st.sessionState.preferences).length >= 2) {
  st.rerun(); //! loop
}
