import st from "dacapo";

function check(value: string): string {
  try {
    if (value === "") st.stop(); //! swallowed-halt
    return value.trim();
  } finally {
    return value;
  }
}

st.title("Check");
const text = st.textInput("Text");
st.write(check(text));
