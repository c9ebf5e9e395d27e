//@ reason: same
import st from "dacapo";

interface City { name: string; people: number }

async function readCities(): Promise<City[]> {
  return [{ name: "Oslo", people: 717_710 }, { name: "Rome", people: 2_755_309 }];
}

const cities = await readCities();
st.sessionState.cities = cities;

st.title("Cities");
st.barChart(cities, { x: "name", y: "people" });
if (cities.length > 0) {
  st.rerun(); //! loop
}
