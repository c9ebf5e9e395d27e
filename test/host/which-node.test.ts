import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appEnvironment } from "../../runtime/host/spawn-child.ts";
import { chooseNode, isAtLeast } from "../../runtime/host/which-node.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-nodes-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says it is Node of that version. */
function fakeNode(name: string, version: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho v${version}\n`);
  chmodSync(path, 0o755);
  return path;
}

test.each([
  ["22.18.0", "22.18.0", true],
  ["22.17.9", "22.18.0", false],
  ["24.0.0", "22.18.0", true],
  ["20.20.2", "22.18.0", false],
  ["22.18.1-nightly", "22.18.0", true],
])("%s at least %s: %s", (a, b, expected) => {
  expect(isAtLeast(a, b)).toBe(expected);
});

describe.skipIf(process.platform === "win32")("which Node runs an app", () => {
  const choose = (wanted: { nodePath?: string; path?: string; fallback?: string }) =>
    chooseNode({ ...(wanted.nodePath !== undefined && { nodePath: wanted.nodePath }), fallbackNode: wanted.fallback ?? join(folder, "none"), cwd: folder, env: { PATH: wanted.path ?? "" } });

  test("the one that the person chose, by path or by name", async () => {
    const path = fakeNode("mine", "24.1.0");
    expect(await choose({ nodePath: path })).toEqual({ ok: true, path, version: "24.1.0", asNode: false });
    expect(await choose({ nodePath: "mine", path: folder })).toMatchObject({ ok: true, path });
  });

  test("the chosen one being too old or missing is said, and nothing else is taken in its place", async () => {
    const old = fakeNode("old", "22.17.0");
    expect(await choose({ nodePath: old, fallback: process.execPath })).toMatchObject({ ok: false, reason: expect.stringContaining("22.17.0") });
    expect(await choose({ nodePath: join(folder, "nothing"), fallback: process.execPath })).toMatchObject({ ok: false, reason: expect.stringContaining("cannot be started") });
  });

  test("else the one on PATH, when it is new enough", async () => {
    const path = fakeNode("node", "22.18.0");
    expect(await choose({ path: folder, fallback: process.execPath })).toEqual({ ok: true, path, version: "22.18.0", asNode: false });
  });

  test("else the host's own", async () => {
    expect(await choose({ path: "", fallback: process.execPath })).toEqual({ ok: true, path: process.execPath, version: process.versions.node, asNode: true });
  });

  test("and when none will do, the reason names what was found and how to mend it", async () => {
    const bin = mkdtempSync(join(folder, "bin-"));
    writeFileSync(join(bin, "node"), "#!/bin/sh\necho v20.20.2\n", { mode: 0o755 });
    const choice = await choose({ path: bin });
    expect(choice).toMatchObject({ ok: false, reason: expect.stringMatching(/needs Node 22\.18\.0 or later.*20\.20\.2/), fix: expect.stringContaining("dacapo.run.nodePath") });
  });
});

test("an app inherits the environment without what is meant for its host", () => {
  const env = appEnvironment({ PATH: "/bin", NODE_OPTIONS: "--inspect", ELECTRON_RUN_AS_NODE: "1", VSCODE_PID: "5", NODE_ENV: "test", node_options: "-r x" }, { MY: "own" });
  expect(env).toEqual({ PATH: "/bin", NODE_ENV: "test", MY: "own" });
});
