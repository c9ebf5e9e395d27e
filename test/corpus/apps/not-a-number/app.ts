//@ reason: same
import st from "dacapo";

const text = st.textInput("Amount", { value: "twelve", key: "amount-text" });
const amount = Number(text);

st.sessionState.amount ??= 0;

if (st.sessionState.amount !== amount) {
  st.sessionState.amount = amount;
  st.rerun(); //! loop
}

st.metric("Amount", String(st.sessionState.amount));
