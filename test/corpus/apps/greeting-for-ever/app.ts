//@ reason: same
import st from "dacapo";

st.title("Good morning");
const name = st.textInput("Your name", { key: "name" });

if (name) {
  st.write(`Hello, ${name}!`);
} else {
  st.info("Tell me who you are.");
}

st.caption("This page refreshes itself.");
st.rerun(); //! loop unconditional-rerun
