//@ reason: same
import st from "dacapo";

const perPage = 10;
const total = 34;
const pages = Math.ceil(total / perPage);

st.sessionState.page ??= 99;

// Off by one: the last page is a page too.
if ((st.sessionState.page as number) >= pages) {
  st.sessionState.page = pages;
  st.rerun(); //! loop
}

st.write(`Page ${st.sessionState.page} of ${pages}`);
