//@ click: Sync
//@ reason: same
import st from "dacapo";

st.sessionState.syncing ??= false;

function startSync() {
  st.sessionState.syncing = true;
}

st.title("Calendar");
st.button("Sync", { onClick: startSync });

if (st.sessionState.syncing) {
  st.info("Syncing…");
  const events = ["Lunch", "Dentist"];
  st.sessionState.events = events;
  st.rerun(); //! loop
}
st.write(st.sessionState.events ?? "Nothing yet");
