import st from "dacapo";

st.sessionState.names ??= ["Ada", "Bob", "Ada", "Cyd", "Bob", "Ada"];
const names = st.sessionState.names as string[];

const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
if (twice >= 0) {
  names.splice(twice, 1);
  st.toast("Removed a duplicate");
  st.rerun();
}

st.title("Guests");
names.forEach((name) => st.write(`- ${name}`));
