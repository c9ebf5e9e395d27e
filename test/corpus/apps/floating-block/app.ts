//@ wait: 100ms
//@ reason: ticks
import st from "dacapo";

st.sessionState.ticks ??= 0;
st.header("Ticker");
st.metric("Ticks", st.sessionState.ticks as number);

(async () => {
  await Promise.resolve();
  st.sessionState.ticks = (st.sessionState.ticks as number) + 1;
  st.rerun(); //! loop
})();

st.caption("Runs in the background.");
const pace = st.slider("Pace", { minValue: 1, maxValue: 10 });
st.write(pace);
