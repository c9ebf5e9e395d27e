//@ reason: same
import st from "dacapo";

const tabs = ["overview", "details"];

st.title("Product");
const tab = st.queryParams.tab ?? "overview";

// Normalises the address, but writes it in capitals again.
if (tab !== tab.toLowerCase() || st.queryParams.tab === undefined) {
  st.queryParams.tab = tab.toUpperCase();
  st.rerun(); //! loop
}

st.write(tabs.includes(tab) ? tab : "Unknown");
