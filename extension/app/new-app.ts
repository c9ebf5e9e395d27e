import { window, workspace } from "vscode";

/** What a first app shows: text, input, a chart that follows, state that stays, a callback. It runs as it stands. */
const source = `import st from "dacapo";

st.title("My app");

const name = st.textInput("Your name", { value: "Ada" });
st.write(\`Hello, **\${name}**!\`);

// Move the slider: the script runs again from its first line, with the new number.
const waves = st.slider("Waves", { minValue: 2, maxValue: 20, value: 5 });
st.areaChart(Array.from({ length: 200 }, (_, i) => Math.sin((i / 200) * waves * Math.PI) * i), { height: 180 });

// Session state stays from run to run. A callback changes it before the script runs.
st.sessionState.clicks ??= 0;
const clicked = st.button("Count", { onClick: () => { st.sessionState.clicks = Number(st.sessionState.clicks) + 1; } });
st.metric("Clicks", Number(st.sessionState.clicks));
if (clicked && st.sessionState.clicks === 10) st.balloons();
`;

/** Opens a small app in an editor, ready to run. It is saved when the person wants to keep it. */
export async function newApp(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: "typescript", content: source }));
}
