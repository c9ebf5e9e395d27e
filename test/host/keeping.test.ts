import { describe, expect, test } from "vitest";
import { EffectShelf } from "../../runtime/host/effect-shelf.ts";
import { SessionRecord } from "../../runtime/host/session-record.ts";
import { StateCopies } from "../../runtime/host/state-copies.ts";
import type { Effect, RunRecord } from "../../runtime/protocol/delta.ts";

const toast = (id: number): Effect => ({ id, effect: { type: "toast", body: `t${id}`, duration: "short" } });

describe("effects", () => {
  test("are kept until a page has shown them", () => {
    const shelf = new EffectShelf();
    shelf.put(toast(1));
    shelf.put(toast(2));
    shelf.shown(1);
    expect(shelf.current).toEqual([toast(2)]);
  });

  test("are not worth showing after half a minute", () => {
    let now = 0;
    const shelf = new EffectShelf(() => now);
    shelf.put(toast(1));
    now = 29_999;
    expect(shelf.current).toHaveLength(1);
    now = 30_000;
    expect(shelf.current).toEqual([]);
  });

  test("of the next child do not look like those of the last one", () => {
    const shelf = new EffectShelf();
    const first = shelf.put(toast(1));
    shelf.childReplaced();
    expect(shelf.put(toast(1)).id).not.toBe(first.id);
  });

  test("do not pile up behind a page that never comes", () => {
    const shelf = new EffectShelf();
    for (let id = 0; id < 1000; id++) shelf.put(toast(id));
    expect(shelf.current).toHaveLength(100);
    expect(shelf.current.at(-1)).toEqual(toast(999));
  });
});

describe("copies of the session state", () => {
  test("are what was set last, without what was deleted", () => {
    const copies = new StateCopies();
    copies.apply({ op: "state", set: [{ key: "a", value: "1" }, { key: "b", value: "2" }], deleted: [], skipped: [] });
    copies.apply({ op: "state", set: [{ key: "a", value: "3" }], deleted: ["b"], skipped: [] });
    expect(copies.entries).toEqual([{ key: "a", value: "3" }]);
  });

  test("name what could not be copied, until it can be, and do not bring an old value back", () => {
    const copies = new StateCopies();
    copies.apply({ op: "state", set: [{ key: "a", value: "1" }], deleted: [], skipped: [] });
    copies.apply({ op: "state", set: [], deleted: [], skipped: ["a"] });
    copies.apply({ op: "state", set: [{ key: "b", value: "2" }], deleted: [], skipped: [] });
    expect(copies.skipped).toEqual(["a"]);
    expect(copies.entries).toEqual([{ key: "b", value: "2" }]);
    copies.apply({ op: "state", set: [{ key: "a", value: "4" }], deleted: [], skipped: [] });
    expect(copies.skipped).toEqual([]);
  });

  test("are bounded", () => {
    const copies = new StateCopies();
    const value = "x".repeat(20 * 1024 * 1024);
    copies.apply({ op: "state", set: ["a", "b", "c"].map((key) => ({ key, value })), deleted: [], skipped: [] });
    expect(copies.entries.map(({ key }) => key)).toEqual(["a", "b"]);
    expect(copies.skipped).toEqual(["c"]);
  });
});

describe("the record of a session", () => {
  const run: RunRecord = { run: 1, kind: "app", cause: "event", outcome: "finished", ms: 1, changed: 0 };

  test("keeps the last 500 runs", () => {
    const record = new SessionRecord();
    for (let i = 0; i < 30; i++) record.apply([{ op: "runs", records: Array.from({ length: 20 }, (_, j) => ({ ...run, run: 20 * i + j })) }]);
    expect(record.runs).toHaveLength(500);
    expect(record.runs.at(-1)?.run).toBe(599);
  });

  test("gives a page what concerns it, and neither state nor files nor diagnostics", () => {
    const record = new SessionRecord();
    const shown = record.apply([
      { op: "run", run: 1, kind: "app", cause: "start", took: [] },
      { op: "put", at: [0, 0], node: { type: "text", body: "x" } },
      { op: "effect", effect: toast(1) },
      { op: "files", files: ["/a.ts"] },
      { op: "diagnostics", diagnostics: [] },
      { op: "state", set: [], deleted: [], skipped: [] },
      { op: "runs", records: [run] },
      { op: "end", run: 1, outcome: "finished", ms: 1 },
      { op: "idle", taken: 0 },
    ]);
    expect(shown.map(({ op }) => op)).toEqual(["run", "put", "effect", "end", "idle"]);
    expect(record.files).toEqual(["/a.ts"]);
  });
});
