//@ card: duplicate-widget
import st from "dacapo";

st.sessionState.opened ??= 0;
const count = () => { st.sessionState.opened = (st.sessionState.opened as number) + 1; };

st.title("Links");
st.linkButton("Open", "https://example.org", { onClick: count });
st.write("or");
st.linkButton("Open", "https://example.org", { onClick: count }); //! duplicate-widget

st.metric("Opened", st.sessionState.opened as number);
