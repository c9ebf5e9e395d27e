import st from "dacapo";

const a = st.numberInput("Root of", { value: 2 });
st.sessionState.x ??= 1;
const x = st.sessionState.x as number;
const better = (x + a / x) / 2;

st.title("Newton");
if (Math.abs(better - x) > 1e-12) {
  st.sessionState.x = better;
  st.rerun();
}
st.latex(`\\sqrt{${a}} = ${x}`);
