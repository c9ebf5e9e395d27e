//@ click: Edit
import st from "dacapo";

st.sessionState.title ??= "Untitled";
st.header(st.sessionState.title);

if (st.button("Edit")) st.sessionState.editing = true;

if (st.sessionState.editing) {
  const title = st.textInput("New title", { value: st.sessionState.title as string });
  st.write(`Will be ${title}`);
}
