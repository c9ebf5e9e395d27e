import st from "dacapo";

function* pages() {
  for (let page = 1; page <= 45; page++) yield `Page ${page}`;
}

const source = st.cacheResource(() => pages());
const step = source().next();

st.title("Reader");
if (!step.done) {
  st.write(step.value);
  st.rerun();
}
st.success("The end");
