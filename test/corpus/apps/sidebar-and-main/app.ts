import st from "dacapo";

st.sidebar.header("Filter");
const global = st.sidebar.textInput("Search");

st.title("Books");
const local = st.textInput("Search");

const books = ["Emma", "Ulysses", "Dune"];
const found = books.filter((book) => book.includes(global) && book.includes(local));
st.write(found.join(", "));
