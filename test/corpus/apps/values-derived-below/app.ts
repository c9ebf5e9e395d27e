import st from "dacapo";

st.title("Form");
const amount = st.numberInput("Amount", { key: "amount" });
st.sessionState.doubled = amount * 2;
st.sessionState.total = Number(st.sessionState.doubled) + 1;

const row = { amount, total: st.sessionState.total };
row.amount = 5;
st.json(row);
