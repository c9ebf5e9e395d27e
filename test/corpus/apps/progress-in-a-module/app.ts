import st from "dacapo";
import { nextBatch, isFinished } from "./batches.ts";

st.title("Import");

if (!isFinished()) {
  const done = nextBatch();
  st.progress(done / 60);
  st.rerun();
}

st.success("Everything is imported.");
st.write("You may close the window.");
