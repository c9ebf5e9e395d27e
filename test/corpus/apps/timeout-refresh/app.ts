//@ wait: 400ms
import st from "dacapo";

const started = Date.now();
st.title("Weather");
st.metric("Oslo", "4 °C");

setTimeout(() => {
  st.sessionState.refreshedAt = started;
  st.rerun();
}, 20);

st.caption(`Refreshed ${st.sessionState.refreshedAt ?? "never"}`);
