import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

describe("st.setOption", () => {
  it.each([
    ["full", { name: "TypeError", message: "no 7" }, true],
    ["stacktrace", { name: "TypeError", message: expect.stringContaining("could not go on") }, true],
    ["type", { name: "TypeError", message: expect.stringContaining("could not go on") }, false],
    ["none", { name: "Error", message: expect.stringContaining("could not go on") }, false],
  ])("shows of an error what is %s, while the editor sees all", async (details, card, hasFrames) => {
    const app = await appOf(`st.setOption("client.showErrorDetails", "${details}");\nthrow new TypeError("no 7");`).run();
    expect(app.exception).toMatchObject([card]);
    expect(app.exception[0]?.line).toBe(hasFrames ? 3 : undefined);
    expect(app.diagnostics).toMatchObject([{ message: "TypeError: no 7", line: 3 }]);
  });

  it("takes the list of pages out of the sidebar", async () => {
    const app = await appOf(`st.setOption("client.showSidebarNavigation", false);
await st.navigation(["A", "B"].map((title) => st.page(() => st.write(title), { title }))).run();`).run();
    expect(app.shell.navigation?.position).toBe("hidden");
  });

  it("is remembered for the session, and can be asked", async () => {
    const app = await appOf(`if (!st.sessionState.set) st.setOption("client.showErrorDetails", "type");
st.sessionState.set = true;
st.write(st.getOption("client.showErrorDetails") + " " + st.getOption("runner.magicEnabled"));`).run();
    await app.run();
    expect(app.markdown[0]?.value).toBe("type true");
  });

  it.each([
    ["unknown-option", `st.getOption("client.showErrorDetail");`],
    ["bad-option", `st.setOption("runner.magicEnabled", false);`],
    ["bad-option", `st.setOption("client.showErrorDetails", "some");`],
  ])("refuses misuse: %s in %s", async (code, script) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});
