import st from "dacapo";
import { Basket } from "./basket.ts";

st.sessionState.basket ??= new Basket();
const basket = st.sessionState.basket as Basket;

st.title("Shop");
st.button("Add apple", { onClick: () => basket.add("apple") });
st.write(`${basket.items.length} items`);
st.caption("The class lives in a module of its own.");
