import { describe, expect, it } from "vitest";
import { appOf, newProbe, page } from "../engine/lib/app.ts";

describe("st.status", () => {
  it("is complete when its body ends, sync or async", async () => {
    const app = await appOf(`
st.status("sync", () => { st.text("step"); });
st.status("async", { expanded: true, type: "compact" }, async () => { await null; st.text("late"); });
st.text("end");
`).run();
    expect(app.status.map((s) => [s.label, s.value])).toEqual([["sync", "complete"], ["async", "complete"]]);
    expect(app.status[1]?.props).toMatchObject({ expanded: true, kind: "compact" });
    expect(app.elements.map((e) => [e.at, e.value])).toEqual([["main/0/0", "step"], ["main/1/0", "late"], ["main/2", "end"]]);
  });

  it("runs while its body does, and update() changes what it says without touching what is in it", async () => {
    const probe = newProbe();
    const app = appOf(`
st.status("Loading", async (task) => {
  st.text("first");
  task.update({ label: "Loading more", expanded: true });
  await probe.at("half");
  task.write("second");
  task.update({ label: "Loaded", expanded: false });
});
`);
    const running = app.run();
    await probe.reached("half");
    await expect.poll(() => app.status[0]?.props).toMatchObject({ label: "Loading more", state: "running", expanded: true });
    expect(page(app)).toEqual(["text first"]);
    probe.open("half");
    await running;
    expect(app.status[0]?.props).toMatchObject({ label: "Loaded", state: "complete", expanded: false });
    expect(page(app)).toEqual(["text first", "markdown second"]);
  });

  it("says that it failed when its body throws, and the error goes on", async () => {
    const app = await appOf(`
try { st.status("a", () => { throw new Error("x"); }); } catch { st.text("caught"); }
st.status("b", async () => { await null; throw new Error("y"); });
`).run();
    expect(app.status.map((s) => s.value)).toEqual(["error", "error"]);
    expect(app.text[0]?.value).toBe("caught");
    expect(app.exception).toMatchObject([{ message: "y" }]);
  });

  it("keeps the state that the body set itself", async () => {
    const app = await appOf(`st.status("a", (task) => { task.update({ state: "error", label: "Not found" }); });`).run();
    expect(app.status[0]?.props).toMatchObject({ state: "error", label: "Not found" });
  });

  it("without a body stays as it is until it is updated, also from later in the script", async () => {
    const app = await appOf(`
const task = st.status("a", { state: "complete" });
const other = st.status("b");
task.text("in a");
st.text("below");
task.update({ state: "running" });
`).run();
    expect(app.status.map((s) => s.value)).toEqual(["running", "running"]);
    expect(app.elements.map((e) => [e.at, e.value])).toEqual([["main/0/0", "in a"], ["main/2", "below"]]);
  });

  it("a rerun from within is no failure", async () => {
    const app = await appOf(`
if (!st.sessionState.done) st.status("a", () => { st.sessionState.done = true; st.rerun(); });
else st.status("a", () => {});
`).run();
    expect(app.status[0]?.value).toBe("complete");
    expect(app.exception).toEqual([]);
  });

  it("a cached function that drew it draws it again as it ended", async () => {
    const app = await appOf(`
const load = st.cacheData(async () => { st.status("Loading", async (task) => { await null; task.update({ label: "Loaded" }); }); return 5; });
st.text(String(await load()));
`).run();
    await app.run();
    expect(app.status[0]?.props).toMatchObject({ label: "Loaded", state: "complete" });
  });

  it.each([["state: 'done'", "state"], ["labels: 'x'", "labels"], ["expanded: 1", "expanded"]])("refuses { %s }", async (changes, name) => {
    const app = await appOf(`st.status("a").update({ ${changes} } as never);`).run();
    expect(app.exception[0]?.message).toContain(name);
  });
});

describe("st.skeleton", () => {
  it("is there while its body runs, and gives back what it returns", async () => {
    const probe = newProbe();
    const app = appOf(`
const rows = await st.skeleton({ height: 40 }, async () => { await probe.at("loading"); return 3; });
st.text("rows " + rows);
st.text("sync " + st.skeleton(() => 4));
`);
    const running = app.run();
    await probe.reached("loading");
    await expect.poll(() => app.skeleton.length).toBe(1);
    probe.open("loading");
    await running;
    expect([app.skeleton.length, page(app)]).toEqual([0, ["text rows 3", "text sync 4"]]);
  });

  it("without a body is a place for what comes", async () => {
    const app = await appOf(`const place = st.skeleton(); st.text("below"); place.text("here");`).run();
    expect(page(app)).toEqual(["text here", "text below"]);
  });
});

describe("st.login, st.logout, st.user", () => {
  it("say that nobody signs in here", async () => {
    const app = await appOf(`
st.text(String(st.user.isLoggedIn));
for (const attempt of [() => st.login("google"), () => st.logout(), () => st.user["email" as never]]) {
  try { attempt(); } catch (error) { st.text(error.code); }
}
`).run();
    expect(page(app)).toEqual(["text false", "text no-login", "text no-login", "text no-login"]);
  });
});
