import { describe, expect, it } from "vitest";
import { appOf, newProbe } from "../engine/lib/app.ts";

const setUp = `const db = st.connection("sales", { type: "sqlite" });
if (!st.sessionState.made) {
  st.sessionState.made = true;
  db.execute("create table orders (city text, amount real); insert into orders values ('Oslo', 10), ('Oslo', 5), ('Bergen', 1)");
}
`;

describe("st.connection", () => {
  it("opens SQLite, and a query gives rows as plain objects", async () => {
    const app = await appOf(`${setUp}st.json([db.query("select * from orders where city = ? and amount > ?", { params: ["Oslo", 6] }), db.query("select sum(amount) as total from orders where city = :city", { params: { city: "Oslo" } })]);`).run();
    expect(app.exception).toEqual([]);
    expect(app.json[0]?.value).toEqual([[{ city: "Oslo", amount: 10 }], [{ total: 15 }]]);
  });

  it("is the same in every run, also for those who ask for it again", async () => {
    const app = await appOf(`${setUp}st.write(String(st.connection("sales", { type: "sqlite" }) === db));\nst.json(db.query("select count(*) as n from orders", { ttl: 0 }));`).run();
    await app.run();
    expect(app.markdown[0]?.value).toBe("true");
    expect(app.json[0]?.value).toEqual([{ n: 3 }]);
  });

  it("keeps what a query gave, as a copy, until the database is changed through it or it is reset", async () => {
    const app = await appOf(`${setUp}const rows = () => db.query("select count(*) as n from orders");
const count = (rows) => rows[0].n;
const seen = [count(rows())];
rows()[0].n = 99;
db.raw.exec("insert into orders values ('Rana', 1)");
seen.push(count(rows()), count(db.query("select count(*) as n from orders", { ttl: 0 })));
seen.push(db.execute("delete from orders where city = ?", ["Oslo"]), count(rows()));
st.json(seen);`).run();
    expect(app.json[0]?.value).toEqual([3, 3, 4, 2, 2]);
  });

  it("takes its settings from the secrets, and those of the call win", async () => {
    const app = await appOf(`const db = st.connection("files");
db.execute("create table if not exists t (x)");
st.write(db.settings.path + " " + db.settings.note);
st.write(st.connection("files", { path: "other.db" }).settings.path);`, { files: { ".dacapo/secrets.toml": '[connections.files]\ntype = "sqlite"\npath = "data.db"\nnote = "kept"\n' } }).run();
    expect(app.exception).toEqual([]);
    expect(app.markdown.map((text) => text.value)).toEqual(["data.db kept", "other.db"]);
    const { existsSync } = await import("node:fs");
    expect(existsSync(app.file.replace("app.ts", "data.db"))).toBe(true);
  });

  it("is whatever a class of the script says: opened when it is used, kept through saves, closed at the end", async () => {
    const probe = newProbe();
    const script = (more: string): string => `import st from "dacapo";
class Fake extends st.connections.BaseConnection {
  connect() { probe.log.push("open " + this.settings.host); return { n: 0 }; }
  disconnect() { probe.log.push("close"); }
  next(ttl) { return this.cached(["next"], ttl, async () => ++this.raw.n); }
}
const fake = st.connection("fake", { type: Fake, host: "h" });
probe.log.push("asked");
st.json([await fake.next(0), await fake.next(), await fake.next()]);${more}`;
    const { writeFileSync } = await import("node:fs");
    const app = await appOf("").run();
    writeFileSync(app.file, script(""));
    await app.run();
    expect(app.json[0]?.value).toEqual([1, 2, 2]);
    writeFileSync(app.file, script("\n// saved"));
    await app.run();
    expect(app.json[0]?.value).toEqual([3, 2, 2]);
    await app.dispose();
    expect(probe.log).toEqual(["asked", "open h", "asked", "close"]);
  });

  it("finds a registered class by the name of its type", async () => {
    const app = await appOf(`st.connections.register("fake", class extends st.connections.BaseConnection { connect() { return "connected to " + this.settings.host; } });
st.write(st.connection("one", { type: "fake", host: "h" }).raw);`).run();
    expect(app.markdown[0]?.value).toBe("connected to h");
  });

  it("begins anew after reset and after st.cacheResource.clear(), and when it is too old", async () => {
    const probe = newProbe();
    const app = await appOf(`class Fake extends st.connections.BaseConnection { connect() { probe.log.push("open"); return 1; } disconnect() { probe.log.push("close"); } }
const make = (options) => st.connection("fake", { type: Fake, ...options });
make().raw; make().reset(); make().raw;
st.cacheResource.clear();
make().raw;
make({ ttl: 0 }).raw;`).run();
    expect(app.exception).toEqual([]);
    expect(probe.log).toEqual(["open", "close", "open", "close", "open", "close", "open"]);
  });

  it.each([
    ["no-connection-type", `st.connection("sales");`],
    ["no-connection-type", `st.connection("sales", { type: "oracle" });`],
    ["no-connection-type", `st.connection("sales", { type: class {} });`],
    ["bad-option", `st.connection("");`],
    ["bad-option", `st.connection("a", { type: "sqlite", maxEntries: 0 });`],
    ["bad-option", `st.connections.register("a", class {});`],
  ])("refuses misuse: %s in %s", async (code, script) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});
