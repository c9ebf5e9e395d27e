import st from "dacapo";

st.sessionState.mode ??= "view";

const picked = st.menuButton("Mode", ["view", "edit"]);
if (picked) st.sessionState.mode = picked;

st.title(`Mode: ${st.sessionState.mode}`);
if (st.sessionState.mode === "edit") {
  const text = st.textArea("Text");
  st.caption(`${text.length} characters`);
}
