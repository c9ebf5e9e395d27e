import st from "dacapo";

const city = st.selectbox("City", ["Oslo", "Rome"]) ?? "Oslo";

const forecast = st.cacheData((day: number) => {
  const warm = city === "Rome" ? 10 : 0; //! cache-captures
  return [day, day + 1, day + 2].map((d) => warm + d);
});

st.title(`Forecast for ${city}`);
st.lineChart(forecast(3));
