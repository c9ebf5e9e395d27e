import st from "dacapo";

st.title("Survey");

const sent = st.form("survey", (form) => {
  form.textInput("Your name", { key: "name" });
  return form.formSubmitButton("Send");
});

if (st.button("Preview")) {
  const large = st.toggle("Large print"); //! trigger-dependent-widget
  st.write(large ? "# Thanks" : "Thanks");
}
st.write(typeof sent);
