//@ reason: product
import st from "dacapo";

st.sessionState.n ??= 1n;
st.sessionState.product ??= 1n;

const n = st.sessionState.n as bigint;
st.sessionState.product = (st.sessionState.product as bigint) * n;
st.sessionState.n = n + 1n;

st.title("Factorials");
st.write(`${n}! has ${String(st.sessionState.product).length} digits`);
if (n > 0n) {
  st.rerun(); //! loop
}
