//@ reason: same
import st from "dacapo";

interface Row { id: number; done: boolean }

const rows: Row[] = [1, 2, 3].map((id) => ({ id, done: false }));

st.title("Batch");
for (const row of rows) {
  st.write(`Row ${row.id}: ${row.done ? "done" : "open"}`);
  if (!row.done) {
    row.done = true;
    st.rerun(); //! loop
  }
}
st.success("All done");
