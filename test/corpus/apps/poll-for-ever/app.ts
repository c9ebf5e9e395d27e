//@ endless
import st from "dacapo";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

st.title("Server load");
const load = process.memoryUsage().rss / 1e6;
st.metric("Memory", `${load.toFixed(0)} MB`);
st.caption("Updated every moment.");

await sleep(20);
st.rerun();
