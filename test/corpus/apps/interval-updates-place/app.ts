//@ wait: 200ms
import st from "dacapo";

st.title("Stopwatch");
const place = st.empty();
let ticks = 0;

setInterval(() => {
  ticks += 1;
  place.metric("Ticks", ticks);
}, 10);

st.caption("Counts for as long as the page is open.");
