import st from "dacapo";

// A callback runs before the script: the header is drawn with the new value, in one run.
st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

function updateValue(): void {
  st.sessionState.value = "Bar";
}

st.button("Bar", { onClick: updateValue });
