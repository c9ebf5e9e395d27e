import st from "dacapo";

st.sessionState.editing ??= false;
const editing = st.checkbox("Edit", { key: "editing-box" });

if (editing) {
  const name = st.textInput("Name", { key: "name" });
  st.caption(`${name.length} characters`);
} else {
  st.sessionState.name = "Ada";
  st.write(st.sessionState.name);
}
st.divider();
