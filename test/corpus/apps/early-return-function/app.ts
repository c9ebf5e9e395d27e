import st from "dacapo";

function page(): void {
  st.sessionState.visits = ((st.sessionState.visits as number | undefined) ?? 0) + 1;
  if ((st.sessionState.visits as number) > 3) {
    st.write("Settled.");
    return;
  }
  st.write("Settling…");
  st.rerun();
}

st.title("Page");
page();
