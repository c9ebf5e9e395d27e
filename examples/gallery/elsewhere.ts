import st from "dacapo";

st.title("What Python has");
st.write("Names that a person who comes from Streamlit looks for. Each says what does the same here.");

const calls: readonly (() => unknown)[] = [
  () => st.pyplot({}),
  () => st.altairChart({}),
  () => st.pydeckChart({}),
  () => st.declareComponent("stars"),
  () => st.login(),
  () => st.logout(),
];
for (const call of calls) {
  try {
    call();
  } catch (error) {
    st.exception(error);
  }
}
