//@ reason: light | 3
import st from "dacapo";

const next: Record<string, string> = { red: "green", green: "amber", amber: "red" };

st.sessionState.light ??= "red";
const light = st.sessionState.light as string;

st.title("Traffic light");
st.write(`It is **${light}**.`);
st.sessionState.light = next[light] ?? "red";

if (light !== "off") {
  st.rerun(); //! loop
}
st.caption("Out of order");
