import st from "dacapo";

st.sessionState.runs ??= 0;
st.sessionState.left ??= 0;
st.sessionState.storms ??= 0;

if (st.button("Go")) {
  st.sessionState.storms += 1;
  st.sessionState.left = 1000;
}
if (st.sessionState.left > 0) {
  st.sessionState.left -= 1;
  st.sessionState.runs += 1;
  st.rerun();
}
st.write(`Storm ${st.sessionState.storms} done after ${st.sessionState.runs} reruns;`);
