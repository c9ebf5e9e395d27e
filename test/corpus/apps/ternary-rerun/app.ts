//@ reason: same
import st from "dacapo";

const roles = ["reader", "editor"];
const role = st.radio("Role", roles) ?? "reader";

st.sessionState.role = role;
const isKnown = roles.includes(st.sessionState.role as string);

st.title("Access");
isKnown ? st.rerun() : st.warning("Unknown role"); //! loop

st.write(`You are a ${role}.`);
