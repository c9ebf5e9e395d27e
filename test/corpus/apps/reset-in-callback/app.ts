//@ click: Clear
import st from "dacapo";

st.title("Search");
const query = st.textInput("Query", { key: "query" });
st.write(query ? `Results for ${query}` : "Type something.");

st.button("Clear", {
  onClick: () => {
    st.sessionState.query = "";
  },
});
