import st from "dacapo";

st.title("Travel");

st.form("outward", () => {
  st.textInput("Day");
  st.formSubmitButton("Book");
});

st.form("return", () => {
  st.textInput("Day");
  st.formSubmitButton("Book");
});
st.caption("Each form is sent by itself.");
