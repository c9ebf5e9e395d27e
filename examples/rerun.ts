import st from "dacapo";

// The header is drawn above the button, so the button's answer needs a second run: st.rerun() asks for it.
st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

if (st.button("Foo")) {
  st.sessionState.value = "Foo";
  st.rerun();
}
