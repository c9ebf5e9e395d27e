//@ reason: same
import st from "dacapo";

st.sessionState.tags ??= new Set<string>(["new"]);
const tags = st.sessionState.tags as Set<string>;

st.title("Tags");
const before = [...tags];
tags.add("seen");

// Always a new array, so never equal.
if (before !== [...tags]) {
  st.rerun(); //! loop
}

for (const tag of tags) st.badge(tag);
