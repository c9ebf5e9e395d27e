import st from "dacapo";

const x = st.slider("Amount", { minValue: 0, maxValue: 1000, value: 100, step: 1 });
st.write(`Value is ${x};`);
