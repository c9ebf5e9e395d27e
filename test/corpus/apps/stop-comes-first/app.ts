import st from "dacapo";

st.title("Members only");
const code = st.textInput("Code");

if (code !== "1234") {
  st.info("Type the code.");
  st.stop();
}

st.write("Welcome.");
st.sessionState.members = ((st.sessionState.members as number) ?? 0) + 1;
if ((st.sessionState.members as number) < 2) st.rerun();
