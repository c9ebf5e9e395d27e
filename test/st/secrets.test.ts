import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Secrets } from "../../runtime/engine/secrets/secrets.ts";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, threadOf } from "../engine/lib/app.ts";

const toml = `token = "swordfish"
port = 8080

[db]
password = "tr0ub4dor"
replicas = ["one", "two"]

[db.admin]
name = "root"
`;
const files = { ".dacapo/secrets.toml": toml };

async function seen(script: string, options: Parameters<typeof appOf>[1] = { files }): Promise<unknown> {
  const app = await appOf(`st.json(((s) => { ${script} })(st.secrets));`, options).run();
  expect(app.exception).toEqual([]);
  return app.json[0]?.value;
}

const cardOf = (app: AppTest): string => JSON.stringify([app.exception, app.get("exception").map((card) => card.props), app.diagnostics]);

describe("st.secrets", () => {
  it("gives what the project's file says, section by section", async () => {
    expect(await seen(`const { password } = s.db; return [s.token, s.port, password, s.db.replicas, s.db.admin.name, s["db"]["admin"]["name"]]`)).toEqual(["swordfish", 8080, "tr0ub4dor", ["one", "two"], "root", "root"]);
  });

  it("is a mapping that can be asked what there is", async () => {
    expect(await seen(`return ["token" in s, "nothing" in s, "admin" in s.db, Object.keys(s), Object.keys(s.db)]`)).toEqual([true, false, true, ["token", "port", "db"], ["password", "replicas", "admin"]]);
  });

  it("shows nothing of them to those who print, draw or look into it", async () => {
    const app = await appOf(`import { inspect } from "node:util";
st.write(st.secrets.db);
st.json(st.secrets);
st.help(st.secrets);
st.text(inspect(st.secrets, { depth: 5, showHidden: true }) + JSON.stringify(st.secrets) + String(Object.getOwnPropertyDescriptor(st.secrets, "token")?.value));
st.sessionState.kept = st.secrets.db;`, { files }).run();
    expect(app.exception).toEqual([]);
    const shown = JSON.stringify([app.elements.map(({ props, value }) => [props, value]), { ...app.sessionState }]);
    for (const secret of ["swordfish", "tr0ub4dor", "root"]) expect(shown).not.toContain(secret);
    expect(shown).toContain("••••");
  });

  it("hides them in errors, of the script and of what it calls, with their causes", async () => {
    const app = await appOf(`throw new TypeError("cannot reach https://user:" + st.secrets.db.password + "@host", { cause: new Error("401: " + st.secrets.token) });`, { files }).run();
    expect(app.exception[0]?.message).toBe("cannot reach https://user:••••@host");
    for (const secret of ["swordfish", "tr0ub4dor"]) expect(cardOf(app)).not.toContain(secret);
  });

  const modules = { ...files, "bad.ts": `import st from "dacapo"; throw new Error("no client for " + st.secrets.token);` };
  it.each([
    ["a module that is loaded later", `await import("./bad.ts");`],
    ["a module that is imported", `import "./bad.ts";`],
    ["a misuse", `st.slider("x", { value: st.secrets.token });`],
    ["a name of an error", `throw Object.assign(new Error("x"), { name: st.secrets.token });`],
    ["a loop between two values", `st.sessionState.key = st.sessionState.key === "off" ? st.secrets.token : "off";\nst.rerun();`],
  ])("hides them in what is said of %s", async (_what, script) => {
    const app = await appOf(script, { files: modules, loopLimits: { sameState: "50ms", changing: "5s" } }).run();
    expect(app.diagnostics.length).toBeGreaterThan(0);
    expect(cardOf(app)).toContain("••••");
    expect(cardOf(app)).not.toContain("swordfish");
  });

  it("hides them in why a download could not be made, and in the log of it", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const app = await appOf(`st.downloadButton("Get", () => { throw new Error("401: " + st.secrets.token); }, { fileName: "a" });`, { files }).run();
    await expect(app.downloadButton("Get").bytes()).rejects.toThrow("401: ••••");
    expect(said.mock.calls.join()).toContain("401: ••••");
  });

  it("hides what was read from the environment as a secret", async () => {
    const app = await threadOf(`throw new Error("denied: " + st.secrets.FROM_DOTENV);`, { files: { ".env": "FROM_DOTENV=marzipan\n" } }).run();
    expect(app.exception[0]?.message).toBe("denied: ••••");
  });

  it("names the key and the file when there is no such secret", async () => {
    const app = await appOf("st.secrets.db.user;", { files }).run();
    const [card] = app.get("exception");
    expect(app.exception).toMatchObject([{ code: "no-secret", line: 2, message: 'There is no secret "db.user".' }]);
    expect(card?.props["fix"]).toBe(`Write [db] user = "…" into ${join(dirname(app.file), ".dacapo", "secrets.toml")}.`);
  });

  it("says where a file is no TOML, and shows nothing of it", async () => {
    const app = await appOf("st.write(st.secrets.token);", { files: { ".dacapo/secrets.toml": 'a = 1\ntoken = swordfish\n' } }).run();
    expect(app.exception).toMatchObject([{ code: "bad-secrets" }]);
    expect(app.exception[0]?.message).toMatch(/secrets\.toml cannot be read: it is no valid TOML in line 2/);
    expect(cardOf(app)).not.toContain("swordfish");
  });

  it("finds the file in a folder above the script", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dacapo-secrets-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, ".dacapo"));
    writeFileSync(join(folder, ".dacapo", "secrets.toml"), 'a = "above"');
    const secrets = new Secrets(join(folder, "apps", "sales", "app.ts"), true);
    onTestFinished(() => secrets.dispose());
    secrets.look();
    expect(secrets.get(["a"])).toBe("above");
  });

  it("falls back to the environment, and puts names without a section into it", async () => {
    const app = await threadOf(`st.json([st.secrets.FROM_DOTENV, process.env.token, process.env.port, process.env.FROM_DOTENV, process.env.db ?? null]);`, { files: { ...files, ".env": "FROM_DOTENV=yes\n" } }).run();
    expect(app.json[0]?.value).toEqual(["yes", "swordfish", "8080", "yes", null]);
  });

  it("hides what .env gives to names that say it is secret, and nothing else of it", async () => {
    const env = "API_TOKEN=abcd-efgh-ijkl\nDB_PASSWORD=short\nSTAGE_OF_APP=development\n";
    const app = await threadOf(`throw new Error([process.env.API_TOKEN, process.env.DB_PASSWORD, process.env.STAGE_OF_APP].join());`, { files: { ".env": env } }).run();
    expect(app.exception).toMatchObject([{ message: "••••,short,development" }]);
    expect(cardOf(app)).not.toContain("abcd-efgh");
  });

  it("takes a folder called .env, such as Python keeps its packages in, for no file of the environment", async () => {
    const app = await threadOf(`st.write("runs");`, { files: { ".env/pyvenv.cfg": "home = /usr/bin\n" } }).run();
    expect(app.markdown[0]?.value).toBe("runs");
  });

  it("are there for modules while they are loaded", async () => {
    const app = await appOf(`import { client } from "./client.ts";\nst.write(client);`, { files: { ...files, "client.ts": `import st from "dacapo"; export const client = "client of " + st.secrets.db.admin.name;` } }).run();
    expect(app.markdown[0]?.value).toBe("client of root");
  });

  it("run the app again when their file is saved", async () => {
    const app = await appOf("st.write(st.secrets.token);", { files }).run();
    writeFileSync(join(dirname(app.file), ".dacapo", "secrets.toml"), 'token = "another one"');
    await app.wait("1ms");
    expect(app.runs).toMatchObject([{ cause: "save" }]);
    expect(app.markdown[0]?.value).toBe("another one");
  });

  it("are given by a test before a run, over what the file says", async () => {
    const app = appOf("st.json([st.secrets.token, st.secrets.db.password]);", { files });
    app.secrets.token = "of the test";
    await app.run();
    expect(app.json[0]?.value).toEqual(["of the test", "tr0ub4dor"]);
    app.secrets = { db: { password: "p" } };
    await app.run();
    expect(app.json[0]?.value).toEqual(["swordfish", "p"]);
  });

  it("cannot be set by the script", async () => {
    const app = await appOf(`st.secrets.token = "x";`, { files }).run();
    expect(app.exception).toMatchObject([{ code: "bad-option", line: 2 }]);
  });
});
