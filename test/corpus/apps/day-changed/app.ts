//@ reason: same
import st from "dacapo";

const today = new Date(2026, 0, 31);

st.title("Diary");
if (st.sessionState.day !== today) {
  // A new day: begin with an empty page.
  st.sessionState.day = today;
  st.sessionState.entry = "";
  st.rerun(); //! loop
}

const entry = st.textArea("Today", { key: "entry" });
st.caption(`${entry.length} characters`);
