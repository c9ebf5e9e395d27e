//@ reason: alternates | token
import st from "dacapo";

st.title("Account");

if ("token" in st.sessionState) {
  // Expired at once: log in again.
  delete st.sessionState.token;
} else {
  st.sessionState.token = "abc123";
}

const expired = true;
if (expired) {
  st.rerun(); //! loop unconditional-rerun
}
st.write("Signed in");
