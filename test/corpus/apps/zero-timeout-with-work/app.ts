//@ wait: 600ms
//@ reason: same
import st from "dacapo";

const samples = Array.from({ length: 60_000 }, (_, i) => Math.sin(i / 50));

function smooth(values: number[], width: number): number[] {
  return values.map((_, i) => {
    const part = values.slice(Math.max(0, i - width), i + 1);
    return part.reduce((sum, v) => sum + v, 0) / part.length;
  });
}

const width = st.slider("Width", { minValue: 1, maxValue: 20, value: 8 });
st.metric("Mean", smooth(samples, width).at(-1) ?? 0);

setTimeout(() => {
  st.rerun(); //! loop
}, 0);
