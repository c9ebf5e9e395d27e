//@ set: Name=Ada
//@ reason: same
import st from "dacapo";

st.title("Guest book");
st.sessionState.guests ??= {};
const guests = st.sessionState.guests as Record<string, boolean>;

const name = st.textInput("Name");
if (name !== "") {
  guests[name] = true;
  st.rerun(); //! loop
}

for (const guest of Object.keys(guests)) {
  st.write(`- ${guest}`);
}
