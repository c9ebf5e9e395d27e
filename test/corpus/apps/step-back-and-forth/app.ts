//@ reason: alternates | step
import st from "dacapo";

type Step = "address" | "payment";

st.sessionState.step ??= "address";
const step = st.sessionState.step as Step;

function go(next: Step): void {
  st.sessionState.step = next;
  st.rerun(); //! loop
}

st.title(`Checkout: ${step}`);
const card = "";
const address = "1 Main Street";

if (step === "address" && address) go("payment");
if (step === "payment" && !card) go("address");
