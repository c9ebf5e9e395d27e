//@ reason: cart
import st from "dacapo";
import { Cart } from "./cart.ts";

st.sessionState.cart ??= new Cart();
const cart = st.sessionState.cart as Cart;

st.title("Shop");
cart.add("apple");
st.metric("In the cart", cart.count);

if (!cart.isFull()) {
  st.rerun(); //! loop
}
if (st.button("Pay")) st.balloons();
