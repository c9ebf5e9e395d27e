import st from "dacapo";

class Cart {
  items: string[] = [];
  add(item: string): void {
    this.items.push(item);
  }
}

st.sessionState.cart ??= new Cart(); //! class-in-state
const cart = st.sessionState.cart as Cart;

st.title("Shop");
st.button("Add apple", { onClick: () => cart.add("apple") });
st.write(`${cart.items.length} items`);
