//@ reason: same
import st from "dacapo";

interface Filter { city: string; min: number }

const filter: Filter = {
  city: st.selectbox("City", ["Oslo", "Rome"]) ?? "Oslo",
  min: st.slider("At least", { minValue: 0, maxValue: 100 }),
};

if (st.sessionState.filter !== filter) {
  st.sessionState.filter = filter;
  st.sessionState.page = 0;
  st.rerun(); //! loop
}

st.write(`Page ${st.sessionState.page} of ${filter.city}`);
