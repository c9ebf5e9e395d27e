import { window, workspace } from "vscode";

/** What a first app shows: text, input, state that stays, a callback, columns. It runs as it stands. */
const source = `import st from "dacapo";

st.title("My app");

const name = st.textInput("Your name", { value: "Ada" });
st.write(\`Hello, **\${name}**!\`);

// Session state stays from run to run; a callback changes it before the script runs again.
st.sessionState.count ??= 0;
st.button("Count", { onClick: () => st.sessionState.count++ });

const [left, right] = st.columns(2);
left.metric("Clicks", st.sessionState.count);
right.metric("Letters", name.length);
`;

/** Opens a small app in an editor, ready to run. It is saved when the person wants to keep it. */
export async function newApp(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: "typescript", content: source }));
}
