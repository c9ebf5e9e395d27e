//@ click: Rename
import st from "dacapo";

st.sessionState.name ??= "Untitled";

const rename = st.dialog("Rename", () => {
  const name = st.textInput("Name");
  if (st.button("Save")) {
    st.sessionState.name = name;
    st.rerun();
  }
});

st.title(st.sessionState.name);
if (st.button("Rename")) {
  rename();
}
