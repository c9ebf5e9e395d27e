import { describe, expect, it } from "vitest";
import { Run } from "../../runtime/engine/run.ts";
import { SessionStore } from "../../runtime/engine/session-state.ts";
import { StateCopies } from "../../runtime/engine/state-copies.ts";
import { Widgets, type WidgetSpec } from "../../runtime/engine/widgets.ts";

let runs = 0;
const newRun = (): Run => new Run(++runs, { kind: "app", cause: "command", fragment: undefined, events: [], merged: false });
const place = (run: Run) => ({ run, fragment: undefined, page: undefined });

function spec(more: Partial<WidgetSpec<number>> = {}): WidgetSpec<number> {
  const valid = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
  return {
    type: "slider", label: "w", key: undefined, identity: [], keyedIdentity: [], initial: 0, initialKey: "0",
    accept: valid, decode: valid, trigger: false, settable: true, disabled: false, quiet: false, persist: "session", onChange: undefined, valueHint: "", ...more,
  };
}

/** One complete run that draws these widgets. */
function draw(widgets: Widgets, ...specs: WidgetSpec<number>[]): unknown[] {
  const run = newRun();
  const values = specs.map((s) => widgets.register(s, place(run), "0").value);
  widgets.resetTriggers(run);
  widgets.forgetUndrawn(run);
  return values;
}

describe("the widgets of a session", () => {
  it("do not pile up when labels change in every run", () => {
    const widgets = new Widgets(new SessionStore());
    for (let i = 0; i < 100; i++) draw(widgets, spec({ label: `w${i}` }));
    expect(widgets.all()).toHaveLength(1);
  });

  it("do not pile up when a keyed widget becomes another one in every run", () => {
    const widgets = new Widgets(new SessionStore());
    for (let i = 0; i < 100; i++) draw(widgets, spec({ key: "k", keyedIdentity: [i] }));
    expect(widgets.all()).toHaveLength(1);
  });

  it("have identities that differ in type, label, key, area and options", () => {
    const ids = [
      spec(), spec({ type: "checkbox" }), spec({ label: "x" }), spec({ key: "w" }), spec({ identity: [1] }), spec({ identity: ["1"] }),
      spec({ identity: [[1]] }), spec({ identity: [1, null] }), spec({ key: "w", keyedIdentity: [1] }),
    ].map((s) => new Widgets(new SessionStore()).register(s, place(newRun()), "0").widget.id);
    ids.push(new Widgets(new SessionStore()).register(spec(), place(newRun()), "1").widget.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("have the same identity in every session", () => {
    const [a, b] = [1, 2].map(() => new Widgets(new SessionStore()).register(spec({ identity: ["x", { a: 1 }] }), place(newRun()), "0").widget.id);
    expect(a).toBe(b);
  });

  it("tell ten thousand labels apart", () => {
    const widgets = new Widgets(new SessionStore());
    const run = newRun();
    for (let i = 0; i < 10_000; i++) widgets.register(spec({ label: `label ${i}` }), place(run), "0");
    expect(widgets.all()).toHaveLength(10_000);
  });
});

describe("copies of session state", () => {
  it("hold what was set, once, and tell what was deleted", () => {
    const store = new SessionStore();
    const copies = new StateCopies(store);
    store.assign("a", { deep: new Map([[1, new Date(0)]]) });
    expect(copies.take()?.set.map((s) => s.key)).toEqual(["a"]);
    expect(copies.take()).toBeUndefined();
    store.delete("a");
    expect(copies.take()).toEqual({ set: [], deleted: ["a"], skipped: [] });
  });

  it("hold an object again that was mutated after it was read", () => {
    const store = new SessionStore();
    const copies = new StateCopies(store);
    const list = [1];
    store.assign("list", list);
    copies.take();
    list.push(2);
    store.touched.add("list");
    expect(copies.take()?.set).toHaveLength(1);
  });

  it("list what cannot be copied", () => {
    const store = new SessionStore();
    store.assign("f", () => {});
    store.assign("ok", 1);
    expect(new StateCopies(store).take()).toMatchObject({ set: [{ key: "ok" }], skipped: ["f"] });
  });

  it("leave out buttons: nobody may set them, also not when the session is restored", () => {
    const store = new SessionStore();
    const widgets = new Widgets(store);
    draw(widgets, spec({ key: "b", trigger: true, settable: false }), spec({ key: "k" }));
    store.touched.add("b");
    expect(new StateCopies(store).take()?.set.map((s) => s.key)).toEqual(["k"]);
  });
});
