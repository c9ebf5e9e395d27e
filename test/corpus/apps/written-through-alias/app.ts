//@ card: state-after-widget
import st from "dacapo";

const state = st.sessionState;
state.level ??= 1;

st.title("Game");
const level = st.numberInput("Level", { key: "level", minValue: 1 });

if (level >= 1) {
  state.level = level + 1; //! state-after-widget
}
st.write(`Level ${level}`);
