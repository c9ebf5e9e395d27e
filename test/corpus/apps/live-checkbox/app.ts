//@ check: Live
//@ reason: same
import st from "dacapo";

const live = st.checkbox("Live");
const load = process.memoryUsage().heapUsed > 0 ? 1 : 0;

st.metric("Load", load);
st.write(live ? "Updating…" : "Paused");

if (live) {
  st.rerun(); //! loop
}
st.caption("Tick the box to keep the figures fresh.");
