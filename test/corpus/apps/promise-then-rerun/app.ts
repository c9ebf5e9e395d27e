//@ wait: 100ms
//@ reason: same
import st from "dacapo";

async function loadPrices(): Promise<number[]> {
  return [101, 99, 104];
}

st.title("Prices");
const prices = st.sessionState.prices as number[] | undefined;

void loadPrices().then((loaded) => {
  st.sessionState.prices = loaded;
  st.rerun(); //! loop
});

if (prices) st.lineChart(prices);
else st.write("Loading…");
