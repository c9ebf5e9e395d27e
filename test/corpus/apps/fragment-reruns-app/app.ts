//@ reason: alternates | side
import st from "dacapo";

st.sessionState.side ??= "left";

const coin = st.fragment(() => {
  const side = st.sessionState.side as string;
  st.write(`The coin shows ${side}.`);
  st.sessionState.side = side === "left" ? "right" : "left";
  if (side !== "edge") {
    st.rerun(); //! loop
  }
});

st.title("Coin");
coin();
