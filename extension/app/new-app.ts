import { window, workspace } from "vscode";

/** What a first app shows: text, input, state that stays, a callback, columns. It runs as it stands. */
const source = `import st from "dacapo";

// Session state stays from run to run. Declared, it has types.
declare module "dacapo" {
  interface SessionState {
    count: number;
  }
}

st.title("My app");

const name = st.textInput("Your name", { value: "Ada" });
st.write(\`Hello, **\${name}**!\`);

// A callback changes the state before the script runs again from the top.
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
