import st from "dacapo";

const place = st.empty();
const frames = ["◐", "◓", "◑", "◒"];

for (let i = 0; i < 12; i++) {
  place.title(frames[i % frames.length] ?? "");
  await new Promise((done) => setTimeout(done, 5));
}

place.success("Ready");
st.sessionState.played = true;
st.caption("Press R to see it again.");
