import st from "dacapo";

interface Doc { version: number; title?: string; name?: string; tags?: string[] }

st.sessionState.doc ??= { version: 1, title: "Notes" };
const doc = st.sessionState.doc as Doc;

if (doc.version === 1) {
  st.sessionState.doc = { version: 2, name: doc.title };
  st.rerun();
}
if (doc.version === 2) {
  st.sessionState.doc = { ...doc, version: 3, tags: [] };
  st.rerun();
}
st.json(doc);
