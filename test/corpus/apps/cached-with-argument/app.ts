import st from "dacapo";

const city = st.selectbox("City", ["Oslo", "Rome"]) ?? "Oslo";

const forecast = st.cacheData((place: string, day: number) => {
  const warm = place === "Rome" ? 10 : 0;
  return [day, day + 1, day + 2].map((d) => warm + d);
}, { ttl: "1h" });

st.title(`Forecast for ${city}`);
st.lineChart(forecast(city, 3));
