//@ reason: visits
import st from "dacapo";

interface Visit { at: number; path: string }

st.sessionState.visits ??= [];
const visits = st.sessionState.visits as Visit[];

visits.push({ at: visits.length, path: "/" });
st.title("Visits");
st.write(`You have been here ${visits.length} times.`);
st.dataframe(visits.slice(-5));

if (visits.at(-1)?.path === "/") {
  st.rerun(); //! loop
}
