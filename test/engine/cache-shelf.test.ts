import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { keptBytes, resultIn } from "../../runtime/engine/cache/kept-result.ts";
import { cacheRoot, FolderShelf, MemoryShelf, type Shelf } from "../../runtime/engine/cache/shelf.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "dacapo-shelf-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const fail = (message: string): never => {
  throw new Error(message);
};
const bytes = (text: string): Buffer => Buffer.from(text);

describe.each<[string, () => Shelf]>([
  ["a folder", () => new FolderShelf(folder(), fail)],
  ["memory", () => new MemoryShelf()],
])("results in %s", (_, make) => {
  it("are there until they are removed or cleared", () => {
    const shelf = make();
    for (const [func, key] of [["f", "1"], ["f", "2"], ["g", "1"]] as const) shelf.write(func, key, bytes(func + key));
    expect(shelf.read("f", "1")?.toString()).toBe("f1");
    expect(shelf.read("f", "3")).toBeUndefined();
    shelf.remove("f", "1");
    expect(shelf.read("f", "1")).toBeUndefined();
    shelf.clear("f");
    expect(shelf.read("f", "2")).toBeUndefined();
    expect(shelf.read("g", "1")?.toString()).toBe("g1");
    shelf.clear();
    expect(shelf.read("g", "1")).toBeUndefined();
  });

  it("are replaced by newer ones", () => {
    const shelf = make();
    shelf.write("f", "1", bytes("old"));
    shelf.write("f", "1", bytes("new"));
    expect(shelf.read("f", "1")?.toString()).toBe("new");
  });
});

describe("a folder of results", () => {
  it("is found again by the next session, and has no half-written file", () => {
    const root = folder();
    new FolderShelf(root, fail).write("f", "1", bytes("kept"));
    expect(new FolderShelf(root, fail).read("f", "1")?.toString()).toBe("kept");
    expect(readdirSync(join(root, "f"))).toEqual(["1.bin"]);
    expect(statSync(join(root, "f", "1.bin")).mode & 0o077).toBe(0);
  });

  it("gives nothing for files that are damaged, cut short, empty or foreign", () => {
    const root = folder();
    const file = join(root, "f", "1.bin");
    const shelf = new FolderShelf(root, fail);
    const damages: (() => void)[] = [
      () => writeFileSync(file, "hello"),
      () => writeFileSync(file, ""),
      () => truncateSync(file, statSync(file).size - 1),
      () => {
        const whole = readFileSync(file);
        whole[whole.length - 1] = (whole.at(-1) ?? 0) ^ 1;
        writeFileSync(file, whole);
      },
      () => {
        rmSync(file);
        rmSync(join(root, "f"), { recursive: true });
        writeFileSync(join(root, "f"), "a file where the folder was");
      },
    ];
    for (const damage of damages) {
      rmSync(join(root, "f"), { recursive: true, force: true });
      shelf.write("f", "1", bytes("a result that is long enough to be cut"));
      damage();
      expect(shelf.read("f", "1")).toBeUndefined();
    }
  });

  it("keeps the newest results of a function", () => {
    const root = folder();
    const shelf = new FolderShelf(root, fail);
    for (const [i, key] of ["a", "b", "c"].entries()) {
      shelf.write("f", key, bytes(key));
      utimesSync(join(root, "f", `${key}.bin`), 1000 + i, 1000 + i);
    }
    shelf.trim("f", 2);
    expect(readdirSync(join(root, "f")).sort()).toEqual(["b.bin", "c.bin"]);
  });

  it("throws away what nobody asked for in thirty days", () => {
    const root = folder();
    const first = new FolderShelf(root, fail);
    for (const [func, key] of [["f", "old"], ["f", "new"], ["g", "old"]] as const) first.write(func, key, bytes("x"));
    const longAgo = Date.now() / 1000 - 31 * 86_400;
    utimesSync(join(root, "f", "old.bin"), longAgo, longAgo);
    utimesSync(join(root, "g", "old.bin"), longAgo, longAgo);
    new FolderShelf(root, fail).read("f", "new");
    expect(readdirSync(join(root, "f"))).toEqual(["new.bin"]);
    expect(existsSync(join(root, "g"))).toBe(false);
  });

  it("says so when it cannot write, and throws nothing", () => {
    const root = folder();
    const inTheWay = join(root, "file");
    writeFileSync(inTheWay, "");
    chmodSync(inTheWay, 0o400);
    const problems: string[] = [];
    const shelf = new FolderShelf(join(inTheWay, "below"), (message) => void problems.push(message));
    shelf.write("f", "1", bytes("x"));
    expect(shelf.read("f", "1")).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining("could not be kept")]);
  });
});

describe("the bytes of a result", () => {
  const result = { packed: { bytes: bytes("inner"), isPlainer: false }, isAsync: true, drawn: { here: [{ element: { type: "text" as const, body: "hi" } }] } };

  it("hold all of it", () => {
    expect(resultIn(keptBytes("k", result, 5), "k")).toEqual({ at: 5, result: { ...result, packed: { ...result.packed, value: undefined } } });
    const plain = { packed: { value: 7, isPlainer: false }, isAsync: false, drawn: undefined };
    expect(resultIn(keptBytes("k", plain, 5), "k")?.result.packed.value).toBe(7);
  });

  it("are nothing for another key, or when they are something else", () => {
    expect(resultIn(keptBytes("k", result, 5), "other")).toBeUndefined();
    expect(resultIn(bytes("no"), "k")).toBeUndefined();
    expect(resultIn(Buffer.alloc(0), "k")).toBeUndefined();
  });
});

describe("the folder for caches", () => {
  it("is where each system has them", () => {
    const at = (env: Record<string, string>, platform: NodeJS.Platform): string => cacheRoot(env, platform, join("/", "home", "ada"));
    expect(at({}, "linux")).toBe(join("/", "home", "ada", ".cache", "dacapo"));
    expect(at({ XDG_CACHE_HOME: join("/", "x") }, "linux")).toBe(join("/", "x", "dacapo"));
    expect(at({}, "darwin")).toBe(join("/", "home", "ada", "Library", "Caches", "dacapo"));
    expect(at({ LOCALAPPDATA: "L" }, "win32")).toBe(join("L", "dacapo", "Cache"));
    expect(at({ DACAPO_CACHE_DIR: "D" }, "linux")).toBe("D");
  });
});
