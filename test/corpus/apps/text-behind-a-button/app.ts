//@ click: Compute
import st from "dacapo";

const base = st.numberInput("Base", { value: 2 });
const exponent = st.numberInput("Exponent", { value: 10 });

if (st.button("Compute")) {
  const result = base ** exponent;
  st.success(`The result is ${result}`);
  st.metric("Digits", String(result).length);
  st.table([{ base, exponent, result }]);
}
