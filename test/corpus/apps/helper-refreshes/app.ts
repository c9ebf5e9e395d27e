//@ reason: same
import st from "dacapo";
import { refreshIfStale } from "./refresh.ts";

st.title("Stock");
st.sessionState.fetchedAt ??= 0;

const items = [{ name: "Bolts", left: 12 }, { name: "Nuts", left: 3 }];
refreshIfStale(st.sessionState.fetchedAt as number);

st.table(items);
const low = items.filter((item) => item.left < 5);
if (low.length > 0) st.warning(`${low.length} items are running low.`);
