import st from "dacapo";

st.title("Assistant");
const question = st.chatInput("Ask something");

if (question) {
  st.chatMessage("user", (m) => m.write(question));
  st.chatMessage("assistant", (m) => {
    m.write("Let me think.");
    m.checkbox("Was this helpful?"); //! trigger-dependent-widget
  });
}
st.caption("Answers may be wrong.");
