//@ reason: same
import st from "dacapo";
import { requireUser } from "./auth.ts";

const user = requireUser();
st.title(`Welcome, ${user.name}`);

const tab = st.radio("Show", ["Inbox", "Sent"]);
st.write(`Nothing in ${tab}.`);
if (st.button("Log out")) {
  delete st.sessionState.user;
}
st.caption("Mail 1.0");
