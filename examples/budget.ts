/** A budget in an editable table: what is typed there is what the rest of the page computes with. */
import st from "dacapo";

interface Item { what: string; kind: string; amount: number; paid: boolean }
const kinds = ["home", "food", "travel", "fun"];
const plan: Item[] = [
  { what: "Rent", kind: "home", amount: 900, paid: true },
  { what: "Groceries", kind: "food", amount: 320, paid: false },
  { what: "Train", kind: "travel", amount: 89, paid: true },
  { what: "Concert", kind: "fun", amount: 45, paid: false },
];

st.title("Budget");
const income = st.numberInput("Income", { value: 2000, step: 50, minValue: 0 });
const summary = st.container();

const items = st.dataEditor(plan, {
  numRows: "dynamic",
  hideIndex: true,
  columnConfig: {
    what: st.columnConfig.textColumn({ label: "What", required: true }),
    kind: st.columnConfig.selectboxColumn({ label: "Kind", options: kinds, default: "home" }),
    amount: st.columnConfig.numberColumn({ label: "Amount", format: "euro", minValue: 0, default: 0 }),
    paid: st.columnConfig.checkboxColumn({ label: "Paid", default: false }),
  },
});

const sum = (rows: readonly Item[]): number => rows.reduce((total, { amount }) => total + (amount ?? 0), 0);
const spent = sum(items);
const open = sum(items.filter(({ paid }) => !paid));
const money: Intl.NumberFormatOptions = { style: "currency", currency: "EUR", maximumFractionDigits: 0 };

// Computed last, shown first: the container above keeps the place.
summary.with(() => {
  const [left, middle, right] = st.columns(3);
  left.metric("Planned", spent, { format: money });
  middle.metric("Still to pay", open, { format: money });
  right.metric("Left over", income - spent, { format: money, delta: income < spent ? "-too much" : null });
});
if (income < spent) st.warning("The plan is larger than the income.");

st.barChart(kinds.map((kind) => ({ kind, amount: sum(items.filter((item) => item.kind === kind)) })), { x: "kind", y: "amount", height: 220 });
