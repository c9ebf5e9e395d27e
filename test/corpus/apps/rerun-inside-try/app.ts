//@ reason: same
import st from "dacapo";

interface Settings { name: string; level: number }

st.title("Settings");
const saved: Settings = { name: "default", level: 3 };

try {
  st.sessionState.settings = saved;
  if (saved.level > 2) {
    st.rerun(); //! loop
  }
} catch {
  st.error("Could not save.");
}

st.json(st.sessionState.settings);
