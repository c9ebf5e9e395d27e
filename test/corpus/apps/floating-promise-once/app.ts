//@ wait: 100ms
import st from "dacapo";

async function fetchQuote(): Promise<string> {
  await new Promise((done) => setTimeout(done, 10));
  return "Again, from the top.";
}

st.title("Quote");
if (st.sessionState.quote === undefined) {
  void fetchQuote().then((quote) => {
    st.sessionState.quote = quote;
    st.rerun();
  });
}
st.write(st.sessionState.quote ?? "Fetching…");
