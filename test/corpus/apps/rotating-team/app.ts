//@ reason: team | 3
import st from "dacapo";

st.sessionState.team ??= ["Ada", "Bob", "Cyd"];
const team = st.sessionState.team as string[];

st.title("Who is on duty?");
st.write(`Today: ${team[0]}`);

const [first, ...others] = team;
if (first !== undefined) {
  st.sessionState.team = [...others, first];
  st.rerun(); //! loop
}
st.table(team.map((name) => ({ name })));
