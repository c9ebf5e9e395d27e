import st from "dacapo";
import { orders, total } from "../orders.ts";

const region = String(st.sessionState.region);
const list = orders(region);
st.metric(`Sales in the ${region}`, total(list));
st.table(list);
