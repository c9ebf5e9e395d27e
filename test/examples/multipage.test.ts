import { expect, it, onTestFinished } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";

async function open(): Promise<AppTest> {
  const app = AppTest.fromFile(new URL("../../examples/multipage/app.ts", import.meta.url).pathname, { timeout: "30s" });
  onTestFinished(() => app.dispose());
  return app;
}

it("the example with several pages leads from the overview to a region, and keeps the choice", async () => {
  const app = await (await open()).run();
  expect(app.exception).toEqual([]);
  expect(app.title[0]?.value).toBe("Overview");
  expect(app.metric.map((metric) => [metric.label, metric.value])).toEqual([["North", "200"], ["South", "460"], ["West", "20"]]);
  await app.button("show South").click().run();
  expect(app.title[0]?.value).toBe("One region");
  expect(app.metric[0]?.value).toBe("460");
  expect(app.selectbox("region").value).toBe("South");
  await app.switchPage("pages/orders.ts").run();
  app.slider("least").setValue(100);
  await app.run();
  expect(app.table[0]?.value).toHaveLength(2);
  expect(app.queryParams.toDict()).toEqual({ region: "South" });
  await app.switchPage("pages/overview.ts").run();
  await app.switchPage("pages/orders.ts").run();
  expect(app.slider("least").value).toBe(100);
  expect(app.shell.title).toBe("All orders · Sales");
});

it("a link to it holds page and region", async () => {
  const app = await open();
  app.queryParams.region = "West";
  await app.switchPage("pages/region.ts").run();
  expect(app.metric.map((metric) => [metric.label, metric.value])).toEqual([["Sales in the West", "20"]]);
  expect(app.diagnostics).toEqual([]);
});
