import st from "dacapo";

// A container made earlier keeps the place: the header is written last and stands first, in one run.
st.sessionState.value ??= "Title";
const top = st.container();

if (st.button("Baz")) {
  st.sessionState.value = "Baz";
}

top.header(st.sessionState.value);
