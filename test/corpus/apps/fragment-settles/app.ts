import st from "dacapo";

st.sessionState.zoom ??= 1;

const map = st.fragment(() => {
  const zoom = st.sessionState.zoom as number;
  st.write(`Zoom ${zoom}`);
  if (zoom < 8) {
    st.sessionState.zoom = zoom + 1;
    st.rerun("fragment");
  }
});

st.title("Map");
map();
