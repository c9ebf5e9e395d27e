//@ reason: guess
import st from "dacapo";

st.sessionState.guess ??= 1;
const secret = Math.PI;

st.title("Guess the number");
const guess = st.sessionState.guess as number;

switch (true) {
  case guess === secret:
    st.success("Found it");
    break;
  default:
    st.sessionState.guess = guess + 1;
    st.rerun(); //! loop
}
