//@ set: Name=Ada
//@ click: Next
//@ click: Next
import st from "dacapo";

const steps = ["Who", "What", "Done"];
st.sessionState.step ??= 0;
const step = st.sessionState.step as number;

st.title(steps[step] ?? "");
st.progress(step / (steps.length - 1));

if (step === 0) st.textInput("Name", { key: "name" });
if (step === 1) st.selectbox("Kind", ["Bug", "Wish"], { key: "kind" });
if (step === 2) st.success("Thank you.");

function next() {
  st.sessionState.step = Math.min(step + 1, steps.length - 1);
}
if (step < 2) st.button("Next", { onClick: next });
