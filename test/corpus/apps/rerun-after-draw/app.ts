//@ click: Import
import st from "dacapo";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
st.sessionState.rows ??= 0;

st.title("Import");
st.metric("Rows", st.sessionState.rows as number);

if (st.button("Import")) {
  const bar = st.progress(0);
  for (let i = 1; i <= 5; i++) {
    await sleep(3);
    bar.progress(i / 5);
  }
  st.sessionState.rows = 500;
  st.rerun();
}
