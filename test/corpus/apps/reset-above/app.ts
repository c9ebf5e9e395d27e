//@ click: Clear
import st from "dacapo";

st.title("Search");
if (st.button("Clear")) {
  st.sessionState.query = "";
}

const query = st.textInput("Query", { key: "query" });
st.write(query ? `Results for ${query}` : "Type something.");
st.sessionState.lastQuery = query;
