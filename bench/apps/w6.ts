import st from "dacapo";

st.sessionState.n ??= 0;
if (st.button("Redraw")) st.sessionState.n += 1;
const { n } = st.sessionState;

const xs = Array.from({ length: 10_000 }, (_, i) => i);
st.lineChart({
  [`seriesA${n}`]: xs.map((x) => Math.sin(x / 500 + n)),
  b: xs.map((x) => Math.cos(x / 300 + n)),
  c: xs.map((x) => Math.sin(x / 100) * Math.cos(x / 900 + n)),
});
st.write(`Chart ${n};`);
