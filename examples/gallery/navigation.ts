import st from "dacapo";

st.setPageConfig({ pageTitle: "Navigation", pageIcon: ":material/explore:" });
st.logo('<svg xmlns="http://www.w3.org/2000/svg" width="96" height="24"><circle cx="12" cy="12" r="9" fill="#2a6"/><rect x="30" y="8" width="60" height="8" rx="4" fill="#888"/></svg>');

const home = st.page(overview, { title: "Overview", icon: ":material/home:", default: true });
const orders = st.page("navigation/orders.ts", { title: "Orders", icon: ":material/list:" });

function overview(): void {
  st.title("Navigation");
  st.write("The list of pages stands in the sidebar. What stands around `page.run()` is on every page.");
  st.pageLink(orders, { label: "All orders" });
  st.pageLink("https://example.com/", { label: "A page elsewhere", icon: ":material/open_in_new:" });
  if (st.button("Go to the orders")) st.switchPage(orders, { queryParams: { city: "Oslo" } });
  st.write("The query of the address:", st.queryParams.toDict());
}

await st.navigation({ Sales: [home, orders] }).run();
