import st from "dacapo";

interface Player { rerun(): void; plays: number }

function makePlayer(): Player {
  return { plays: 0, rerun() { this.plays += 1; } };
}

{
  const st = makePlayer();
  st.rerun();
  console.log(st.plays);
}

st.title("Player");
st.write("A film can be run again.");
