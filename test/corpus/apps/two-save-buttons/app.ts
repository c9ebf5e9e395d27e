//@ card: duplicate-widget
import st from "dacapo";

st.title("Documents");

st.subheader("Letter");
const letter = st.textArea("Letter text");
st.button("Save");

st.subheader("Memo");
const memo = st.textArea("Memo text");
st.button("Save"); //! duplicate-widget

st.caption(`${letter.length + memo.length} characters`);
