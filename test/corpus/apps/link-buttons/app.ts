import st from "dacapo";

st.title("Packages");

st.subheader("First");
st.linkButton("Open", "https://example.org/first");

st.subheader("Second");
st.linkButton("Open", "https://example.org/second");
st.linkButton("Open", "https://example.org/second");

st.caption("Links have nothing to tell apart.");
