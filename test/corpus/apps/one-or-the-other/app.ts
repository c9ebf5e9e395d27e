import st from "dacapo";

const mode = st.radio("Mode", ["simple", "expert"]);

if (mode === "simple") {
  const name = st.textInput("Name");
  st.write(`Hello ${name}`);
} else {
  const name = st.textInput("Name");
  const title = st.textInput("Title");
  st.write(`Hello ${title} ${name}`);
}
