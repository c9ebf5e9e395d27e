import { describe, expect, it } from "vitest";
import { appOf, newProbe, soon } from "../engine/lib/app.ts";

/** What a script sees after it has done something to the query that an app begins with. */
async function seen(query: Record<string, string | string[]>, script: string): Promise<unknown> {
  const app = appOf(`const q = st.queryParams;\nconst see = () => { ${script} };\nst.json(see());`);
  app.queryParams.fromDict(query);
  await app.run();
  expect(app.exception).toEqual([]);
  return app.json[0]?.value;
}

describe("st.queryParams", () => {
  it("gives the last text of a name, and all on request", async () => {
    expect(await seen({ a: ["0", "9"], b: "x" }, `return [q.a, q.getAll("a"), q.get("b"), q.none ?? "none", q.getAll("none")]`)).toEqual(["9", ["0", "9"], "x", "none", []]);
  });

  it("is a mapping: in, delete, keys, iteration, spread, JSON", async () => {
    expect(await seen({ a: "1", b: "2", c: "3" }, `delete q.b; return ["a" in q, "b" in q, Object.keys(q), [...q], { ...q }, JSON.stringify(q)]`)).toEqual([
      true, false, ["a", "c"], [["a", "1"], ["c", "3"]], { a: "1", c: "3" }, '{"a":"1","c":"3"}',
    ]);
  });

  it("turns what it is given into text, lists into repeated names, and nothing into none", async () => {
    expect(await seen({ d: "old" }, `q.a = 1; q.b = ["x", 2, true]; q.c = new Date(0); q.d = null; q.set("clear", "method"); return [q.toDict(), q.getAll("b")]`)).toEqual([
      { a: "1", b: "true", c: "1970-01-01T00:00:00.000Z", clear: "method" }, ["x", "2", "true"],
    ]);
  });

  it("is replaced as a whole", async () => {
    expect(await seen({ a: "1", b: "2" }, `q.fromDict({ b: 3, c: ["x", "y"] }); const first = [...q]; q.fromDict(new URLSearchParams("z=1&z=2")); return [first, q.getAll("z"), Object.keys(q)]`)).toEqual([
      [["b", "3"], ["c", "y"]], ["1", "2"], ["z"],
    ]);
  });

  it("can be emptied", async () => {
    expect(await seen({ a: "1" }, "q.clear(); return q")).toEqual({});
  });

  it("keeps what a run has written for the next, and a test sees it", async () => {
    const app = await appOf(`st.write(st.queryParams.n ?? "none");\nif (st.button("set")) st.queryParams.n = ["1", "2"];`).run();
    await app.button("set").click().run();
    expect(app.markdown[0]?.value).toBe("none");
    expect(app.queryParams.getAll("n")).toEqual(["1", "2"]);
    await app.run();
    expect(app.markdown[0]?.value).toBe("2");
    app.queryParams.n = "9";
    expect(app.queryParams.n).toBe("9");
    await app.run();
    expect(app.markdown[0]?.value).toBe("9");
    expect(app.runs).toHaveLength(1);
  });

  it("is written to in vain by a run that is over", async () => {
    const probe = newProbe();
    const app = appOf(`const n = st.slider("n");
if (n === 0) try { await probe.at("slow"); } finally { st.queryParams.late = n; }`);
    const first = app.run();
    await probe.reached("slow");
    (await soon(() => app.slider("n"))).setValue(5);
    await app.run();
    probe.open("slow");
    await first;
    await app.run();
    expect(app.queryParams.toDict()).toEqual({});
  });

  it.each([
    ["bad-option", "st.queryParams.a = { b: 1 };"],
    ["bad-option", "st.queryParams.getAll = 1;"],
    ["bad-option", "st.queryParams.fromDict(7);"],
  ])("refuses misuse: %s in %s", async (code, script) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});
