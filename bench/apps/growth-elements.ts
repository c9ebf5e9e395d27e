import st from "dacapo";

const size = Number(process.argv[2]);
st.sessionState.n ??= 0;
if (st.button("Update")) st.sessionState.n += 1;

// The mixture of W3b.
for (let i = 0; i < size * 0.5; i++) st.write(`Text number ${i}`);
for (let i = 0; i < size * 0.3; i++) st.metric(`Metric ${i}`, i * 10, { delta: 1 });
for (let i = 0; i < size * 0.2; i++) st.textInput(`Input ${i}`, { value: `default ${i}` });

st.write(`Bottom ${st.sessionState.n};`);
