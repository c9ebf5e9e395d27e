import st from "dacapo";

async function requireName(): Promise<string> {
  const name = st.textInput("Name");
  if (!name) {
    st.info("A name, please.");
    st.stop(); //! swallowed-halt
  }
  return name;
}

st.title("Greeting");
const name = await requireName().catch(() => "nobody");
st.write(`Hello ${name}`);
