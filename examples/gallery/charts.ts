import st from "dacapo";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const energy = months.map((month, i) => ({ month, wind: 60 + 25 * Math.cos(i / 2), solar: 40 - 30 * Math.cos(i / 1.9) }));
const cars = Array.from({ length: 60 }, (_, i) => ({ weight: 900 + i * 15, price: 12 + ((i * 37) % 23) + i / 4, kind: ["city", "family", "van"][i % 3] }));

st.title("Charts");
const [left, right] = st.columns(2);
left.subheader("Lines");
left.lineChart({ sales: [3, 5, 4, 8, 7, 9, 12, 10, 14], returns: [1, 0, 2, 1, 2, 1, 3, 2, 2] }, { height: 200 });
right.subheader("Areas");
right.areaChart(energy, { x: "month", y: ["wind", "solar"], height: 200 });
left.subheader("Bars");
left.barChart(new Map([["Oslo", 717], ["Bergen", 291], ["Trondheim", 212], ["Stavanger", 149]]), { height: 200 });
right.subheader("Points");
right.scatterChart(cars, { x: "weight", y: "price", color: "kind", height: 200 });

st.subheader("Any specification of Vega-Lite");
st.vegaLiteChart(cars, {
  height: 200,
  spec: { mark: "bar", encoding: { x: { field: "price", bin: true, title: "price" }, y: { aggregate: "count" }, color: { field: "kind" } } },
});

st.subheader("A map without a network");
st.map(
  [
    { city: "Oslo", lat: 59.91, lon: 10.75 },
    { city: "Bergen", lat: 60.39, lon: 5.32 },
    { city: "Trondheim", lat: 63.43, lon: 10.4 },
    { city: "Stavanger", lat: 58.97, lon: 5.73 },
  ],
  { height: 260 },
);
