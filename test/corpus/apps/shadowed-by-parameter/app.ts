import st, { rerun } from "dacapo";

function play(rerun: () => void): void {
  rerun();
}

st.title("Tape");
let plays = 0;
play(() => { plays += 1; });
st.metric("Plays", plays);

if (st.sessionState.again) {
  st.sessionState.again = false;
  rerun();
}
