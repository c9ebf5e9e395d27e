import st from "dacapo";

st.title("Chat");
st.chatMessage("user", () => {
  st.write("Which region sold most?");
});
st.chatMessage("assistant", () => {
  st.status("Read the sales", { state: "complete" }, () => {
    st.write("Asked the ledger for 48 rows.");
  });
  st.write("The **South**, with 460 of 680 orders:");
  st.barChart(new Map([["South", 460], ["North", 200], ["West", 20]]), { height: 140 });
});
st.chatMessage("user", { avatar: ":material/person:" }, () => {
  st.write("And the year before?");
});
st.chatMessage("assistant", () => {
  st.markdown(":shimmer[Thinking…]");
});

const question = st.chatInput("Ask about the sales", { acceptFile: true });
if (question) st.toast(question.text);
