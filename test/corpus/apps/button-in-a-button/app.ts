//@ click: Delete
import st from "dacapo";

st.title("Account");
const really = "This removes everything.";

if (st.button("Delete")) {
  st.warning(really);
  if (st.button("Yes, delete")) { //! trigger-dependent-widget
    st.sessionState.deleted = true;
    st.success("Deleted");
  }
}
st.caption("Danger zone");
