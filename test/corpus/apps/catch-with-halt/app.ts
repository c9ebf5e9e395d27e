import st from "dacapo";

st.title("Parser");
const text = st.textArea("JSON", { value: "{}" });

try {
  const value = JSON.parse(text);
  if (Object.keys(value).length === 0) {
    st.info("Nothing in it.");
    st.stop();
  }
  st.json(value);
} catch (error) {
  st.error(String(error));
}
