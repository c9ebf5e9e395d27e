import st from "dacapo";
import { setTimeout as sleep } from "node:timers/promises";
import { jobStatus } from "./job.ts";

st.title("Export");
const status = jobStatus();

if (status.done) {
  st.success("Finished");
} else {
  st.progress(status.percent / 100);
  st.write("Working…");
  await sleep(5);
  st.rerun();
}
st.caption("You can close this page.");
