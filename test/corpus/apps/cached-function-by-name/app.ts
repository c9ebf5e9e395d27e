import st from "dacapo";

let factor = 1;
if (st.checkbox("Double")) factor = 2;

function scaled(values: number[]): number[] {
  return values.map((value) => value * factor); //! cache-captures
}
const scale = st.cacheData(scaled);

st.title("Scaled");
st.write(scale([1, 2, 3]).join(", "));
