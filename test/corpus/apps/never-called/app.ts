import st from "dacapo";

function resetAll(): void {
  for (const key of Object.keys(st.sessionState)) delete st.sessionState[key];
  st.rerun();
}

const refresh = () => st.rerun();

st.title("Tools");
const name = st.textInput("Name", { key: "name" });
st.write(`${name} uses ${typeof refresh} and ${typeof resetAll}.`);
st.caption("Nothing is called here.");
