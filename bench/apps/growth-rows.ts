import st from "dacapo";

const rows = Number(process.argv[2]);
st.sessionState.n ??= 0;
if (st.button("Redraw")) st.sessionState.n += 1;
const { n } = st.sessionState;

const began = performance.now();
const columns = Object.fromEntries(Array.from({ length: 5 }, (_, j) => [`c${j}`, Float64Array.from({ length: rows }, (_unused, i) => ((31 * i + 17 * j + 7 * n) % 10_007) / 8)]));
const made = performance.now() - began;

st.dataframe(columns);
st.write(`Table ${n}; made in ${made.toFixed(1)} ms`);
