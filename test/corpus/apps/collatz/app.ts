import st from "dacapo";

st.sessionState.n ??= 27;
st.sessionState.path ??= [];
const n = st.sessionState.n as number;
(st.sessionState.path as number[]).push(n);

st.title("Collatz");
if (n !== 1 && (st.sessionState.path as number[]).length < 80) {
  st.sessionState.n = n % 2 === 0 ? n / 2 : 3 * n + 1;
  st.rerun();
}
st.lineChart(st.sessionState.path as number[]);
