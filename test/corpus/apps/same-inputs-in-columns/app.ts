//@ card: duplicate-widget
import st from "dacapo";

const [left, right] = st.columns(2);

left.subheader("From");
const from = left.textInput("City");

right.subheader("To");
const to = right.textInput("City"); //! duplicate-widget

if (from && to) st.write(`${from} → ${to}`);
else st.info("Name two cities.");
