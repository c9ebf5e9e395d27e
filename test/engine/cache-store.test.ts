import { describe, expect, it } from "vitest";
import { Store } from "../../runtime/engine/cache/store.ts";

function storeOf(limits: { ttlMs?: number; maxEntries?: number }): { store: Store<string>; left: string[] } {
  const left: string[] = [];
  const store = new Store<string>((entry) => void left.push(entry));
  store.limit({ ttlMs: Infinity, maxEntries: Infinity, ...limits });
  return { store, left };
}

describe("entries of a cache", () => {
  it("go in the order in which they were last used when there are too many", () => {
    const { store, left } = storeOf({ maxEntries: 2 });
    store.set("a", "A", 0);
    store.set("b", "B", 0);
    store.get("a", 0);
    store.set("c", "C", 0);
    expect(left).toEqual(["B"]);
    expect(store.get("a", 0)?.entry).toBe("A");
    expect(store.size).toBe(2);
  });

  it("are expired from the very moment when they are as old as they may get", () => {
    const { store, left } = storeOf({ ttlMs: 100 });
    store.set("a", "A", 1000);
    expect(store.get("a", 1099)).toEqual({ entry: "A", isExpired: false });
    expect(store.get("a", 1100)).toEqual({ entry: "A", isExpired: true });
    store.dropExpired(1099);
    expect(left).toEqual([]);
    store.dropExpired(1100);
    expect(left).toEqual(["A"]);
  });

  it("tell when they are replaced, deleted and cleared, once each", () => {
    const { store, left } = storeOf({});
    store.set("a", "A1", 0);
    store.set("a", "A2", 0);
    store.set("b", "B", 0);
    store.set("c", "C", 0);
    store.delete("b");
    store.delete("b");
    store.clear();
    expect(left).toEqual(["A1", "B", "A2", "C"]);
  });

  it("meet new limits at once", () => {
    const { store, left } = storeOf({});
    for (const name of ["a", "b", "c"]) store.set(name, name, 0);
    store.limit({ ttlMs: 10, maxEntries: 1 });
    expect(left).toEqual(["a", "b"]);
    expect(store.get("c", 10)?.isExpired).toBe(true);
  });
});
