//@ reason: same
import st from "dacapo";

st.title("News");

st.container({ border: true }, () => {
  st.subheader("Headlines");
  st.write("- Rain expected");
  st.write("- Trains late");
  st.rerun(); //! loop unconditional-rerun
});

st.caption("Updated just now");
