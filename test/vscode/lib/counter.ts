/** The smallest app with a state, a button and something that changes. */
export const counter = `import st from "dacapo";

st.sessionState.count ??= 0;
if (st.button("Add one")) st.sessionState.count++;
st.header(\`Count \${st.sessionState.count}\`);
`;
