//@ reason: same
import st from "dacapo";

const source = '{"name": "Ada", "born": 1815';

st.title("Import");
st.sessionState.attempts ??= 1;

try {
  const person = JSON.parse(source);
  st.json(person);
} catch (error) {
  st.warning(`Could not read it (${(error as Error).name}), trying again`);
  st.rerun(); //! loop
}
st.success("Imported");
