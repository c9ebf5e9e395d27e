//@ reason: same
import st from "dacapo";

interface Item { name: string; price: number }

async function main(): Promise<void> {
  const items: Item[] = [{ name: "Pen", price: 2 }, { name: "Ink", price: 7 }];
  st.title("Price list");
  st.table(items);
  st.sessionState.sum = items.reduce((sum, { price }) => sum + price, 0);
  st.rerun(); //! loop unconditional-rerun
}

await main();
