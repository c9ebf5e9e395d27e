//@ click: Foo
import st from "dacapo";

st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

if (st.button("Foo")) {
  st.sessionState.value = "Foo";
  st.rerun(); //! needless-rerun
}
if (st.button("Bar")) {
  st.sessionState.value = "Bar";
  st.rerun(); //! needless-rerun
}
