//@ reason: same
import st from "dacapo";

let attempts = 0;
const maxAttempts = 3;

function fetchReport(): string | undefined {
  return undefined;
}

const report = fetchReport();
attempts += 1;
if (!report && attempts < maxAttempts) {
  st.write(`Attempt ${attempts}`);
  st.rerun(); //! loop
}
st.write(report ?? "No report today.");
