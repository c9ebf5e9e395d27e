//@ set: Password=secret
import st from "dacapo";

if (!st.sessionState.signedIn) {
  st.title("Sign in");
  const password = st.textInput("Password", { type: "password" });
  const pressed = st.button("Sign in");
  if (pressed && password !== "secret") st.error("Wrong password");
  if (password === "secret") {
    st.sessionState.signedIn = true;
    st.rerun();
  }
  st.stop();
}

st.title("Inside");
st.write("Welcome back.");
