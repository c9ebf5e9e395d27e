//@ reason: same
import st from "dacapo";

const all = ["red", "green", "blue"];
const chosen = st.multiselect("Colours", all, { default: ["red"] });

st.sessionState.chosen ??= [];
const upper = chosen.map((colour) => colour.toUpperCase());

if (st.sessionState.chosen != upper) {
  st.sessionState.chosen = upper;
  st.rerun(); //! loop
}
st.write(`You like ${upper.join(", ")}.`);
