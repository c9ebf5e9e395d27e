import st from "dacapo";

// The header stands above the button: its answer needs a second run.
st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

if (st.button("Foo")) {
  st.sessionState.value = "Foo";
  st.rerun();
}
