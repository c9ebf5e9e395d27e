import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

describe("st.setPageConfig", () => {
  it("says title, icon, layout, sidebar and menu, anywhere and piece by piece", async () => {
    const app = await appOf(`st.write("first");
st.setPageConfig({ pageTitle: "Sales", layout: "wide", menuItems: { getHelp: "https://example.org", reportABug: null, about: \`
  # About
  us\` } });
st.setPageConfig({ pageIcon: "📈", pageTitle: "Sales 2026", initialSidebarState: 300 });`).run();
    expect(app.shell).toEqual({ title: "Sales 2026", icon: "📈", layout: "wide", sidebar: 300, menu: { getHelp: "https://example.org", about: "# About\nus" } });
  });

  it("goes with the run that no longer says it, and stays while one has not yet", async () => {
    const app = await appOf(`if (st.checkbox("named", { value: true })) st.setPageConfig({ pageTitle: "Sales" });`).run();
    app.checkbox("named").uncheck();
    await app.run();
    expect(app.shell).toEqual({});
  });

  it.each([
    `st.setPageConfig({ pageTitle: 7 });`,
    `st.setPageConfig({ layout: "full" });`,
    `st.setPageConfig({ initialSidebarState: 20 });`,
    `st.setPageConfig({ initialSidebarState: "open" });`,
    `st.setPageConfig({ menuItems: { getHelp: "javascript:alert(1)" } });`,
  ])("refuses what makes no sense: %s", async (script) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code: "bad-option", line: 2 }]);
  });
});
