/** What ships, as a stranger gets it: the list of the extension's files, and the npm package in an empty project. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandOf, npm } from "../../scripts/lib/run.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
/** Node without what vitest and npm tell their own children. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_TEST|TEST$)/.test(name)));

const counter = `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count = Number(st.sessionState.count) + 1;
st.header(\`Count \${st.sessionState.count}\`);
`;
const body = `const app = await AppTest.fromFile("app.ts", { timeout: "30s" }).run();
  await app.button("More").click().run();
  const text = app.header[0]?.value;
  await app.dispose();`;

describe("the extension's package", () => {
  test("holds these files and no others", () => {
    const listed = execFileSync(process.execPath, [commandOf("@vscode/vsce", "vsce"), "ls", "--no-dependencies"], { cwd: root, encoding: "utf8", env });
    const files = listed.trim().split("\n").map((file) => file.trim());
    const shapes = new Set(files.map((file) => file.replace(/-[A-Z0-9]{8}\.(js|css)$/, "-*.$1").replace(/^(dist\/webview\/chunks|dist\/types)\/.*(\.js|\.d\.ts)$/, "$1/**$2")));
    expect([...shapes].sort()).toMatchSnapshot();
  });

  test("has the notices of every package that is in the bundles", () => {
    const notices = readFileSync(join(root, "dist/ThirdPartyNotices.txt"), "utf8");
    for (const name of ["svelte", "marked", "dompurify", "highlight.js", "temml", "acorn", "ws", "vega", "amaro", "smol-toml"]) expect(notices).toMatch(new RegExp(`^${name.replaceAll(".", "\\.")} \\d`, "m"));
  });
});

describe("the npm package in an empty project", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "dacapo for a stränger "));
    const [{ filename = "" } = {}] = JSON.parse(await npm(root, ["pack", "--ignore-scripts", "--json", "--pack-destination", folder]));
    writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
    await npm(folder, ["install", "--offline", `./${filename}`]);
    writeFileSync(join(folder, "app.ts"), counter);
    // What a project with tests and types has anyway; not fetched again.
    for (const name of ["vitest", "@types/node", "undici-types"]) {
      const link = join(folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      if (existsSync(join(root, "node_modules", name))) symlinkSync(join(root, "node_modules", name), link, "dir");
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("`dacapo run` serves the app", async () => {
    const command = spawn(process.execPath, [join(folder, "node_modules/.bin/dacapo"), "run", "app.ts", "--no-open"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let text = "";
        const look = (chunk: Buffer): void => {
          text += chunk;
          const [found] = /http:\/\/127\.0\.0\.1:\S+/.exec(text) ?? [];
          if (found) resolve(found);
        };
        command.stdout.on("data", look);
        command.stderr.on("data", look);
        command.once("exit", (code) => reject(new Error(`it ended with ${code}: ${text}`)));
      });
      const page = await fetch(address);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain("<title>app.ts</title>");
      for (const [, path = ""] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect((await fetch(new URL(path, address))).status, path).toBe(200);
    } finally {
      command.kill();
    }
  });

  test("`dacapo/testing` works under node:test", () => {
    writeFileSync(join(folder, "app-node.test.ts"), `import { AppTest } from "dacapo/testing";\nimport assert from "node:assert/strict";\nimport { test } from "node:test";\ntest("counts", async () => {\n  ${body}\n  assert.equal(text, "Count 1");\n});\n`);
    const { status, stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", "app-node.test.ts"], { cwd: folder, env, encoding: "utf8" });
    expect(stdout).toContain("# pass 1");
    expect(status).toBe(0);
  });

  test("and under vitest", () => {
    writeFileSync(join(folder, "app.test.ts"), `import { AppTest } from "dacapo/testing";\nimport { expect, test } from "vitest";\ntest("counts", async () => {\n  ${body}\n  expect(text).toBe("Count 1");\n});\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandOf("vitest"), "run", "app.test.ts", "--root", folder, "--testTimeout", "60000"], { cwd: folder, env, encoding: "utf8" });
    expect(`${stdout}${stderr}`).toContain("1 passed");
    expect(status).toBe(0);
  });

  const projects = [["bundler", "esnext", "node"], ["node16", "node16", "node"], ["nodenext", "nodenext", "node"], ["nodenext", "nodenext", "a browser"]] as const;

  test.each(projects)("its types resolve under moduleResolution %s with module %s in a project that has the types of %s", (moduleResolution, module, has) => {
    writeFileSync(join(folder, "types.ts"), `import st, { slider } from "dacapo";\nimport { AppTest } from "dacapo/testing";\nconst size: number = slider("Size");\nconst city: "Oslo" | "Lima" | null = st.selectbox("City", ["Oslo", "Lima"]);\nconst app: AppTest = AppTest.fromFile("app.ts");\n// @ts-expect-error a slider is a number\nconst wrong: string = st.slider("Size");\nexport { app, city, size, wrong };\n`);
    const options = ["--noEmit", "--strict", "--target", "es2024", ...(has === "node" ? ["--lib", "es2024,esnext.disposable", "--types", "node"] : ["--lib", "es2024,esnext.disposable,dom"]), "--skipLibCheck", "false", "--ignoreConfig"];
    const { status, stdout } = spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), ...options, "--module", module, "--moduleResolution", moduleResolution, "types.ts"], { cwd: folder, env, encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("`node app.ts` alone says how to run it", () => {
    const { status, stderr } = spawnSync(process.execPath, ["app.ts"], { cwd: folder, env, encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toContain("dacapo run");
  });
});
