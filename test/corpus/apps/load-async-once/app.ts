import st from "dacapo";

async function load(): Promise<string[]> {
  await new Promise((done) => setTimeout(done, 20));
  return ["one", "two"];
}

st.title("Items");
if (!st.sessionState.items) {
  st.write("Loading…");
  st.sessionState.items = await load();
  st.rerun();
}
for (const item of st.sessionState.items as string[]) st.write(item);
