//@ click: Delete…
//@ click: Delete
import st from "dacapo";

st.sessionState.files ??= ["a.txt", "b.txt"];

const confirmDelete = st.dialog("Delete everything?", () => {
  st.write("This cannot be undone.");
  if (st.button("Delete")) {
    st.sessionState.files = [];
    st.rerun();
  }
});

st.title("Files");
st.write((st.sessionState.files as string[]).join(", "));
if (st.button("Delete…")) confirmDelete();
