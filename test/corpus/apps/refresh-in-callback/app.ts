//@ click: Refresh
import st from "dacapo";

st.sessionState.refreshes ??= 0;

st.title("Feed");
st.button("Refresh", {
  onClick: () => {
    st.sessionState.refreshes = (st.sessionState.refreshes as number) + 1;
    st.rerun(); //! needless-rerun
  },
});
st.metric("Refreshes", st.sessionState.refreshes as number);
st.write("Nothing new.");
