import { afterEach, describe, expect, it } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";

let app: AppTest;
afterEach(() => app.dispose());

const run = async (source: string): Promise<AppTest> => (app = await AppTest.fromString(`import st from "dacapo";\n${source}`, { inProcess: true, timeout: "30s" }).run());

const signUp = (options = "{}"): string => `st.sessionState.runs = (st.sessionState.runs ?? 0) + 1;
let name = "", age = 0, ok = false;
st.form("f", ${options}, () => {
  name = st.textInput("Name", { key: "name" });
  age = st.numberInput("Age", { value: 20 });
  ok = st.formSubmitButton("Send");
});
st.json([st.sessionState.runs, name, age, ok]);`;

describe("a form", () => {
  it("holds what is entered until its submit, and then delivers all of it in one run", async () => {
    await run(signUp());
    app.textInput("name").setValue("Ada");
    app.numberInput("Age").setValue(36);
    await app.formSubmitButton("Send").click().run();
    expect(app.json[0]?.value).toEqual([2, "Ada", 36, true]);
  });

  it("keeps held values out of the runs of other widgets", async () => {
    await run(`${signUp()}\nst.button("Other");`);
    app.textInput("name").setValue("Ada");
    await app.button("Other").click().run();
    expect(app.json[0]?.value).toEqual([2, "", 20, false]);
    await app.formSubmitButton("Send").click().run();
    expect(app.json[0]?.value).toEqual([3, "Ada", 20, true]);
  });

  it("with clearOnSubmit shows the entered values to the run of the submit, and defaults to script and page after it", async () => {
    await run(signUp("{ clearOnSubmit: true }"));
    app.textInput("name").setValue("Ada");
    await app.formSubmitButton("Send").click().run();
    expect(app.json[0]?.value).toEqual([2, "Ada", 20, true]);
    expect(app.textInput("name").value).toBe("");
    await app.run();
    expect(app.json[0]?.value).toEqual([3, "", 20, false]);
  });

  it("calls the callback of its submit button with the new values in place", async () => {
    await run(`st.form("f", () => {
      st.textInput("Name", { key: "name" });
      st.formSubmitButton("Send", { onClick: () => { st.sessionState.seen = st.sessionState.name; } });
    });
    st.write(String(st.sessionState.seen));`);
    app.textInput("name").setValue("Ada");
    await app.formSubmitButton("Send").click().run();
    expect(app.markdown[0]?.value).toBe("Ada");
  });

  it("lets its widgets be set by the callback of its submit, and not below them after it", async () => {
    await run(`st.form("f", () => {
      st.textInput("Name", { key: "name" });
      const set = () => { st.sessionState.name = ""; };
      st.formSubmitButton("Clear", { onClick: set });
      if (st.formSubmitButton("Send")) set();
    });`);
    app.textInput("name").setValue("Ada");
    await app.formSubmitButton("Clear").click().run();
    expect(app.textInput("name").value).toBe("");
    await app.formSubmitButton("Send").click().run();
    expect(app.exception).toMatchObject([{ code: "state-after-widget", line: 4 }]);
  });

  it("without a submit button is no error: what stands in it stays as it is", async () => {
    await run(`st.form("f", () => { st.textInput("Name"); });`);
    await app.textInput("Name").setValue("Ada").run();
    expect([app.exception, app.textInput("Name").value]).toEqual([[], ""]);
  });

  it("tells its submit buttons apart", async () => {
    await run(`st.form("f", () => {
      const save = st.formSubmitButton("Save");
      const drop = st.formSubmitButton("Drop");
      st.json([save, drop]);
    });`);
    await app.formSubmitButton("Drop").click().run();
    expect(app.json[0]?.value).toEqual([false, true]);
  });

  it.each([
    ["nested-form", 'st.form("a", () => { st.form("b", () => {}); });'],
    ["duplicate-key", 'st.form("a", () => {}); st.form("a", () => {});'],
    ["submit-outside-form", 'st.formSubmitButton("Send");'],
    ["button-in-form", 'st.form("a", () => { st.button("b"); });'],
    ["callback-in-form", 'st.form("a", () => { st.textInput("t", { onChange: () => {} }); });'],
  ])("refuses misuse: %s", async (code, source) => {
    await run(source);
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });

  it("lets two forms hold widgets that say the same", async () => {
    await run('for (const key of ["a", "b"]) st.form(key, () => { st.textInput("Name"); st.formSubmitButton("Send"); });');
    expect(app.exception).toEqual([]);
    expect(app.textInput).toHaveLength(2);
  });
});
