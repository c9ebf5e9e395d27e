import st from "dacapo";

const people = ["Ada", "Bob", "Cyd"];
st.sessionState.chosen ??= "nobody";

st.title("Choose");
for (const [i, person] of people.entries()) {
  st.button("Choose", {
    key: `choose-${i}`,
    onClick: () => { st.sessionState.chosen = person; },
  });
}
st.write(`Chosen: ${st.sessionState.chosen}`);
