import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import st from "dacapo";

st.title("State and flow");
st.header("What the session remembers");
st.sessionState.count ??= 0;
st.container({ horizontal: true }, () => {
  st.button("Count", { onClick: () => void (st.sessionState.count = Number(st.sessionState.count) + 1) });
  if (st.button("Clear the name")) st.setNext("name", "");
});
st.write(`Counted: ${st.sessionState.count} of 9`);
if (Number(st.sessionState.count) > 9) {
  st.sessionState.count = 0;
  st.rerun();
}
st.textInput("Name", { key: "name", value: "Ada" });

st.header("What runs alone");
const clock = st.fragment(() => {
  st.sessionState.looks = Number(st.sessionState.looks ?? 0) + 1;
  if (st.button("Look again")) st.rerun("fragment");
  st.caption("Only this part runs again.");
});
clock();

st.header("What is computed once");
const squares = st.cacheData((most: number) => Array.from({ length: most }, (_, i) => i * i));
const folder = st.cacheResource(() => mkdtempSync(join(tmpdir(), "gallery-")));
st.lineChart({ square: squares(12) }, { height: 140 });
st.onCleanup(() => rmSync(join(folder(), "draft.txt"), { force: true }));

st.header("What is known of the world");
const db = st.connection("cities", { type: "sqlite", path: ":memory:" });
st.table(db.query("select 'Oslo' as city, 717710 as people union select 'Bergen', 291940"));
st.write({
  locale: typeof st.context.locale,
  errors: st.getOption("client.showErrorDetails"),
  secrets: Object.keys(st.secrets).length,
  signedIn: st.user.isLoggedIn,
  connections: typeof st.connections.register,
});
if (st.button("Short errors")) st.setOption("client.showErrorDetails", "type");
if (st.button("Leave out the rest")) st.stop();
st.caption("The rest.");
