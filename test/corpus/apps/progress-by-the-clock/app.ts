import st from "dacapo";

st.sessionState.startedAt ??= Date.now();
const passed = Date.now() - (st.sessionState.startedAt as number);

st.title("Warming up");
if (passed < 30) {
  st.progress(passed / 30);
  st.rerun();
}

st.success("Warm.");
const degrees = st.slider("Degrees", { minValue: 0, maxValue: 250 });
st.write(`${degrees} °C`);
