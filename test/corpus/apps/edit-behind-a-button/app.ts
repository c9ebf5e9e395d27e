//@ click: Edit
import st from "dacapo";

st.sessionState.title ??= "Untitled";
st.header(st.sessionState.title);

if (st.button("Edit")) {
  const title = st.textInput("New title", { value: st.sessionState.title as string }); //! trigger-dependent-widget
  st.write(`Will be ${title}`);
}

st.caption("Press Edit to change it.");
