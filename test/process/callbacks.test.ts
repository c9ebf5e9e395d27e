/** Code of the person's that hangs in every place where `st` calls it: Stop ends it, and the session goes on. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");

/** Each has a button (or a checkbox) "Hang" that makes something of Dacapo's call `hang()`. */
const places: Record<string, string> = {
  "onClick": 'st.button("Hang", { onClick: hang });',
  "onChange": 'st.checkbox("Hang", { onChange: hang });',
  "a form's submit": 'st.form("f", () => { st.formSubmitButton("Hang", { onClick: hang }); });',
  "a container's body": 'if (st.button("Hang")) st.container({}, hang);',
  "an async container's body": 'if (st.button("Hang")) await st.container({}, async () => { await null; hang(); });',
  "a fragment": 'const part = st.fragment(() => { if (st.button("Hang")) hang(); }); part();',
  "a dialog": 'const ask = st.dialog("Ask", hang); if (st.button("Hang")) ask();',
  "a cached function": 'const load = st.cacheData(() => { hang(); return 1; }); if (st.button("Hang")) load();',
  "a cached function that is async": 'const load = st.cacheData(async () => { await null; hang(); return 1; }); if (st.button("Hang")) await load();',
  "formatFunc": 'if (st.button("Hang")) st.selectbox("Pick", [1, 2], { formatFunc: () => { hang(); return ""; } });',
  "a getter of what is drawn": 'if (st.button("Hang")) st.json({ get a() { hang(); return 1; } });',
  "toString of what is drawn": 'if (st.button("Hang")) st.write({ toString() { hang(); return ""; }, toJSON() { hang(); return ""; } });',
  "an iterator of data": 'if (st.button("Hang")) st.dataframe({ toArray() { hang(); return []; } });',
  "a stream that is written": 'if (st.button("Hang")) await st.writeStream((async function* () { yield "a"; hang(); })());',
  "onCleanup": 'if (st.button("Hang")) st.onCleanup(hang); if (st.sessionState.runs === 2) st.rerun({ after: 0.01 });',
  "a finally that a halt passes": 'if (st.button("Hang")) try { st.stop(); } finally { hang(); }',
};

const script = (place: string): string => `import st from "dacapo";
st.sessionState.runs = Number(st.sessionState.runs ?? 0) + 1;
const hang = (): void => { console.log("hangs"); for (;;); };
st.text("run " + st.sessionState.runs);
st.button("Next");
${place}
`;

test.each(Object.entries(places))("a loop in %s", async (_place, code) => {
  await using app = startApp({ childEntry, name: "app.ts", script: script(code) });
  await app.view.has("Hang", "Next");
  await app.view.is("idle");
  if (code.includes("checkbox")) app.view.enter("Hang", true);
  else app.view.click("Hang");
  await expect.poll(() => app.output.stdout, { timeout: 10_000 }).toContain("hangs");
  app.host.stop();
  await app.view.is("stopped");
  const reached = Number(/run (\d+)/.exec(app.view.texts.join())?.[1]);
  app.view.click("Next");
  await app.view.until("another run", () => Number(/run (\d+)/.exec(app.view.texts.join())?.[1]) > reached);
  await app.view.is("idle");
  expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
});
