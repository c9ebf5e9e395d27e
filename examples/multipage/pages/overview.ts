import st from "dacapo";
import { orders, regions, total } from "../orders.ts";

const columns = st.columns(regions.length);
regions.forEach((region, i) => {
  columns[i]?.metric(region, total(orders(region)));
  if (columns[i]?.button("Show", { key: `show ${region}` })) st.switchPage("pages/region.ts", { queryParams: { region } });
});
st.barChart(orders(), { x: "region", y: "amount", color: "product" });
st.pageLink("pages/orders.ts", { label: "All orders", icon: ":material/list:" });
