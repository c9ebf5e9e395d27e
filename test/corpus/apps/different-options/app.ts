import st from "dacapo";

st.title("Compare");
const first = st.selectbox("Choose", ["tea", "coffee"]);
const second = st.selectbox("Choose", ["milk", "sugar", "nothing"]);

const low = st.slider("Amount", { minValue: 0, maxValue: 10 });
const high = st.slider("Amount", { minValue: 10, maxValue: 20 });

st.write(`${first} with ${second}, ${low} to ${high}`);
