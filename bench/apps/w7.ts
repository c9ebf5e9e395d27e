import st from "dacapo";

st.sessionState.n ??= 0;
const pressed = st.button("Stream");
const place = st.empty();

if (pressed) {
  st.sessionState.n += 1;
  for (let i = 1; i <= 1000; i++) place.text(`run ${st.sessionState.n} tick ${i};`);
}
