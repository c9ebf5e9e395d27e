//@ card: state-after-widget
import st from "dacapo";

st.title("Volume");
const volume = st.slider("Volume", { minValue: 0, maxValue: 10, value: 5, key: "volume" });

st.write(`Set to ${volume}`);
st.sessionState.volume = 11; //! state-after-widget

st.caption("It goes to eleven.");
