//@ reason: lastSeen
import st from "dacapo";

st.title("Presence");

const now = new Date();
const lastSeen = st.sessionState.lastSeen as Date | undefined;
st.sessionState.lastSeen = new Date(now.getTime() + Math.random());

if (!lastSeen || lastSeen < st.sessionState.lastSeen || lastSeen >= now) {
  st.caption(`Last seen ${lastSeen?.toISOString() ?? "never"}`);
  st.rerun(); //! loop
}
st.success("Here");
