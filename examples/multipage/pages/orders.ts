import st from "dacapo";
import { orders } from "../orders.ts";

const least = st.slider("At least", { maxValue: 400, step: 10, key: "least" });
st.table(orders().filter(({ amount }) => amount >= least));
