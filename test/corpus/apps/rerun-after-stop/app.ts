import st from "dacapo";

st.title("Draft");
const text = st.textArea("Text", { value: "Once upon a time" });
st.write(`${text.split(" ").length} words`);

st.stop();

// Left over from trying things out.
st.sessionState.saved = text;
st.rerun();
