// An app of three pages. What stands here is on every page; `page.run()` is where the page itself goes.
import st from "dacapo";
import { regions } from "./orders.ts";

const page = st.navigation({
  "": [st.page("pages/overview.ts", { title: "Overview", icon: ":material/home:" })],
  Reports: [
    st.page("pages/region.ts", { title: "One region", icon: ":material/map:" }),
    st.page("pages/orders.ts", { title: "All orders", icon: ":material/list:" }),
  ],
});
st.setPageConfig({ pageTitle: `${page.title} · Sales`, pageIcon: ":material/inventory:" });

// Bound to the address: a link to the app holds the choice, and it stays from page to page.
st.sidebar.selectbox("Region", regions, { key: "region", bind: "query-params" });

st.title(page.title);
await page.run();
