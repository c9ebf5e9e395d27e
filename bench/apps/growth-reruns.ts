import st from "dacapo";

const reruns = Number(process.argv[2]);
st.sessionState.runs ??= 0;
st.sessionState.left ??= 0;

if (st.button("Go")) st.sessionState.left = reruns;
if (st.sessionState.left > 0) {
  st.sessionState.left -= 1;
  st.sessionState.runs += 1;
  st.rerun();
}
st.write(`Done after ${st.sessionState.runs} reruns;`);
