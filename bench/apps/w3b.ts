import st from "dacapo";

st.sessionState.n ??= 0;
if (st.button("Update")) st.sessionState.n += 1;

for (let i = 0; i < 500; i++) st.write(`Text number ${i}`);
for (let i = 0; i < 300; i++) st.metric(`Metric ${i}`, i * 10, { delta: 1 });
for (let i = 0; i < 200; i++) st.textInput(`Input ${i}`, { value: `default ${i}` });

st.write(`Bottom ${st.sessionState.n};`);
