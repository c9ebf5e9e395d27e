//@ click: Vote
import st from "dacapo";

st.sessionState.votes ??= 0;

const poll = st.fragment(() => {
  st.subheader("Poll");
  if (st.button("Vote")) {
    st.sessionState.votes = (st.sessionState.votes as number) + 1;
    st.rerun();
  }
});

st.title(`Votes: ${st.sessionState.votes}`);
poll();
