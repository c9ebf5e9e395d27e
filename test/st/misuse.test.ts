/**
 * Every misuse of `st` has a code of its own, a card that says what to do, its paragraph in docs/errors.md, and the
 * line of the script: one script for each code that the sources have.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { appOf } from "../engine/lib/app.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const headings = readFileSync(join(root, "docs/errors.md"), "utf8");

/** What does it, in one line. The files are beside it. */
const misuses: Record<string, { script: string; files?: Record<string, string>; before?: () => void }> = {
  "bad-option": { script: 'st.slider("w", { minValue: 2, maxValue: 1 });' },
  "unknown-option": { script: 'st.slider("w", { minvalue: 1 });' },
  "unknown-name": { script: "st.session_state;" },
  "duplicate-widget": { script: 'st.button("x"); st.button("x");' },
  "duplicate-key": { script: 'st.button("x", { key: "k" }); st.button("y", { key: "k" });' },
  "state-after-widget": { script: 'st.textInput("x", { key: "k" }); st.sessionState.k = "y";' },
  "value-not-allowed": { script: 'st.sessionState.k = true; st.button("x", { key: "k" });' },
  "bad-state-key": { script: 'st.sessionState[""] = 1;' },
  "bad-value": { script: 'st.sessionState.k = 3; st.textInput("x", { key: "k" });' },
  "bound-query-param": { script: 'st.textInput("x", { key: "k", bind: "query-params" }); st.queryParams.k = "y";' },
  "nested-form": { script: 'st.form("a", () => { st.form("b", () => {}); });' },
  "submit-outside-form": { script: 'st.formSubmitButton("x");' },
  "button-in-form": { script: 'st.form("a", () => { st.button("x"); });' },
  "callback-in-form": { script: 'st.form("a", () => { st.checkbox("x", { onChange: () => {} }); });' },
  "nested-dialog": { script: 'const b = st.dialog("b", () => {}); st.dialog("a", () => { b(); })();' },
  "one-dialog": { script: 'st.dialog("a", () => {})(); st.dialog("b", () => {})();' },
  "parallel-fragment": { script: 'st.fragment(() => st.sidebar.text("x"), { parallel: true })();' },
  "unreadable-file": { script: 'st.image("none.png");' },
  "no-server": { script: 'st.declareComponent("x", { path: "build" });' },
  "old-handle": { script: 'globalThis.keptPlace ??= st.empty(); if (st.sessionState.again) globalThis.keptPlace.text("x"); else { st.sessionState.again = true; st.rerun(); }' },
  "module-top-level": { script: 'import "./m.ts";', files: { "m.ts": 'import st from "dacapo";\n\nst.text("x");' } },
  "no-login": { script: "st.login();" },
  "bad-rerun-scope": { script: 'st.rerun("fragment");' },
  "not-a-callback": { script: 'st.button("x", { onClick: 1 });' },
  "remote-data": { script: 'st.vegaLiteChart({ mark: "bar", data: { url: "https://example.com/cars.json" } });' },
  "missing-library": { script: 'st.mermaidChart("graph LR");' },
  "python-only": { script: "st.pyplot();" },
  "unhashable-argument": { script: 'st.cacheData((a) => 1)(Symbol("x"));' },
  "uncacheable-value": { script: "st.cacheData(() => () => 1)();" },
  "cache-recursion": { script: "const f = st.cacheData(async (n) => { await null; return f(n); }); await f(1);" },
  "widget-in-cache": { script: 'st.cacheData(() => { st.checkbox("x"); return 1; })();' },
  "cache-outside-container": { script: 'const box = st.container(); st.cacheData((_box) => { _box.text("x"); })(box);' },
  "no-connection-type": { script: 'st.connection("x", { type: "oracle" });' },
  "no-sqlite": { script: 'st.connection("x", { type: "sqlite", path: ":memory:" }).query("select 1");', before: withoutSqlite },
  "no-secret": { script: "st.secrets.token;" },
  "bad-secrets": { script: "st.secrets.token;", files: { ".dacapo/secrets.toml": "token = swordfish" } },
  "no-such-page": { script: 'st.switchPage("pages/none.ts");' },
  "duplicate-page": { script: 'st.navigation(["A", "B"].map((title) => st.page(() => {}, { title, default: true })));' },
  "second-navigation": { script: "const a = () => {}; st.navigation([a]); st.navigation([a]);" },
  "not-the-shown-page": { script: 'const b = st.page(() => {}, { title: "B" }); st.navigation([st.page(() => {}, { title: "A" }), b]); await b.run();' },
};

/** Cannot happen in an app that runs. */
const elsewhere = ["no-app", "no-run"];

/** As in a Node that is too old. */
function withoutSqlite(): void {
  const { getBuiltinModule } = process;
  const spy = vi.spyOn(process, "getBuiltinModule").mockImplementation((id: string) => (id === "node:sqlite" ? undefined : getBuiltinModule(id)));
  onTestFinished(() => spy.mockRestore());
}

/** Where the script has them: the misuse is on the third line of its file. */
describe.each(Object.entries(misuses))("%s", (code, { script, files, before }) => {
  it("is told with what to do, a page of the documentation, and its line", async () => {
    before?.();
    onTestFinished(() => void Reflect.deleteProperty(globalThis, "keptPlace"));
    const app = await appOf(`st.text("above");\n${script}`, { loopLimits: { sameState: "10s", changing: "10s" }, ...(files && { files }) }).run();
    const card = app.get("exception")[0];
    expect(app.exception).toMatchObject([{ code, line: 3, message: expect.stringMatching(/\S/) }]);
    expect(card?.props).toMatchObject({ docs: `errors#${code}`, fix: expect.stringMatching(/\S/) });
    expect(headings).toContain(`\n### ${code}\n`);
    const said = app.diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(said).toMatchObject({ severity: "error", line: 3 });
    expect(said?.message).toContain(String(card?.props["fix"]));
  });
});

describe("st", () => {
  it("in a script that nothing runs as an app says how to run it", () => {
    const st = new URL("../../runtime/st/st.ts", import.meta.url).href;
    const { stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", `import st from ${JSON.stringify(st)}; st.text("x");`], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("This script is a Dacapo app, and nothing runs it as one. Run it with `npx dacapo run app.ts`");
    expect(stderr).toContain("no-app");
  });

  it("where no run is going says where to call it", async () => {
    await appOf('st.text("x");').run();
    const { default: st } = await import("../../runtime/st/st.ts");
    expect(() => st.text("from nowhere")).toThrow(expect.objectContaining({ code: "no-run", fix: expect.stringContaining("Call st from the script") }));
  });

  it("has no code that is not shown here", () => {
    const files = readdirSync(join(root, "runtime"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const codes = files.flatMap((name) => [...readFileSync(join(root, "runtime", name), "utf8").matchAll(/new AppError\(\s*"([a-z-]+)"/g)].map(([, code = ""]) => code));
    expect([...new Set(codes)].toSorted()).toEqual([...Object.keys(misuses), ...elsewhere].toSorted());
  });
});
