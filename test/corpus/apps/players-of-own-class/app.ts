import st from "dacapo";

class Player {
  constructor(readonly name: string) {}
}

if (!st.sessionState.player) {
  const player = new Player("Ada"); //! class-in-state
  st.sessionState.player = player;
}

st.title("Game");
st.write(st.sessionState.player instanceof Player ? "Ready" : "Who are you?");
