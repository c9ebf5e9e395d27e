import st from "dacapo";

st.title("Notify");
const byMail = st.checkbox("Mail");
const address = st.textInput("Mail");

const enabled = st.toggle("On");
const day = st.radio("On", ["Monday", "Friday"]);

if (byMail) st.write(`To ${address}`);
if (enabled) st.write(`Every ${day}`);
