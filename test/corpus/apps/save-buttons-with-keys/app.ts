//@ click: save-memo
import st from "dacapo";

st.title("Documents");

st.subheader("Letter");
st.textArea("Letter text");
st.button("Save", { key: "save-letter" });

st.subheader("Memo");
st.textArea("Memo text");
st.button("Save", { key: "save-memo" });

st.caption("Two documents");
