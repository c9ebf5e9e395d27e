//@ reason: `votes` alternates between two values
import st from "dacapo";

st.sessionState.votes ??= new Map<string, boolean>();
const votes = st.sessionState.votes as Map<string, boolean>;

st.header("Vote");
const member = st.selectbox("Member", ["Ada", "Bob"]) ?? "Ada";

votes.set(member, !votes.get(member));
for (const [who, yes] of votes) st.write(`${who}: ${yes ? "yes" : "no"}`);

if (votes.size > 0) {
  st.rerun(); //! loop
}
