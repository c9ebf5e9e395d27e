import st from "dacapo";

st.sessionState.value ??= "Title";
st.sessionState.n ??= 0;
st.header(st.sessionState.value);

if (st.button("Foo")) {
  st.sessionState.n += 1;
  st.sessionState.value = `Foo ${st.sessionState.n};`;
  st.rerun();
}
