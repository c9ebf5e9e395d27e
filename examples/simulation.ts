/** Hares and lynxes: a simulation that draws while it computes. Any slider stops it and begins anew. */
import { setTimeout as sleep } from "node:timers/promises";
import st from "dacapo";

st.title("Hares and lynxes");
st.caption("The equations of Lotka and Volterra. Hares multiply; lynxes live on hares.");

const growth = st.sidebar.slider("Hares: births", { minValue: 0.2, maxValue: 2, value: 1.1, step: 0.1 });
const hunting = st.sidebar.slider("Lynxes: hunting", { minValue: 0.1, maxValue: 1, value: 0.4, step: 0.05 });
const death = st.sidebar.slider("Lynxes: deaths", { minValue: 0.1, maxValue: 1, value: 0.4, step: 0.05 });
const years = st.sidebar.slider("Years", { minValue: 10, maxValue: 100, value: 40 });
const pace = st.sidebar.slider("Milliseconds per frame", { minValue: 0, maxValue: 200, value: 20, step: 20, key: "pace" });

const [haresAt, lynxesAt, yearAt] = st.columns(3);
const numbers = { hares: haresAt.empty(), lynxes: lynxesAt.empty(), year: yearAt.empty() };
const curve = st.empty();
const bar = st.empty();

let hares = 10;
let lynxes = 5;
const history: { year: number; hares: number; lynxes: number }[] = [];
for (let year = 0; year <= years; year += 0.25) {
  history.push({ year, hares, lynxes });
  const last = history.at(-2) ?? { hares, lynxes };
  numbers.hares.metric("Hares", hares, { delta: Number((hares - last.hares).toFixed(1)), format: { maximumFractionDigits: 1 } });
  numbers.lynxes.metric("Lynxes", lynxes, { delta: Number((lynxes - last.lynxes).toFixed(1)), format: { maximumFractionDigits: 1 } });
  numbers.year.metric("Year", Math.floor(year));
  curve.lineChart(history, { x: "year", y: ["hares", "lynxes"], height: 300 });
  bar.progress(year / years);
  // A hundred small steps make a year: 25 a frame.
  for (let step = 0; step < 25; step++) {
    const eaten = hunting * hares * lynxes;
    hares += (growth * hares - eaten) * 0.01;
    lynxes += (0.25 * eaten - death * lynxes) * 0.01;
  }
  await sleep(pace);
}
bar.empty();
const most = history.reduce((best, now) => (now.hares > best.hares ? now : best));
st.success(`Most hares: ${most.hares.toFixed(0)}, in year ${Math.floor(most.year)}.`);
