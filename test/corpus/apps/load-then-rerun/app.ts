//@ reason: same
import st from "dacapo";

interface Order { id: number; total: number }

function loadOrders(): Order[] {
  return [{ id: 1, total: 12.5 }, { id: 2, total: 80 }];
}

if (!st.sessionState.orders) {
  st.sessionState.orders = loadOrders();
}
st.rerun(); //! loop unconditional-rerun

const orders = st.sessionState.orders as Order[];
st.metric("Orders", orders.length);
st.table(orders);
