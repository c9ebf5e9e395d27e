import st from "dacapo";

st.title("Search");
const query = st.textInput("Query", { key: "query" });
st.write(query ? `Results for ${query}` : "Type something.");

if (st.button("Clear")) {
  st.sessionState["query"] = ""; //! state-after-widget
}
st.caption("Searches everything.");
