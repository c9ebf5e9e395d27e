import { describe, expect, test } from "vitest";
import { EventLedger, PageEvents } from "../../runtime/host/event-ledger.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import type { PersonEvent } from "../../runtime/protocol/messages.ts";

const click = (seq: number): PersonEvent => ({ seq, values: {}, trigger: { widget: "b", value: true } });
const value = (seq: number): PersonEvent => ({ seq, values: { w: seq } });
const took = (...seqs: number[]): Delta => ({ op: "run", run: 1, kind: "app", cause: "event", took: seqs });
const seqs = (events: readonly PersonEvent[]) => events.map((event) => event.seq);

describe("one page", () => {
  test("keeps its own numbers", () => {
    const ledger = new EventLedger();
    const page = new PageEvents(ledger);
    expect(page.snapshot()).toEqual({ nextSeq: 1, pending: [] });
    expect(page.accept(click(1))).toEqual(click(1));
    expect(page.accept(click(2))).toEqual(click(2));
    expect(page.translate([took(1)])).toEqual([took(1)]);
  });

  test("may repeat what it is not sure of: it counts once", () => {
    const page = new PageEvents(new EventLedger());
    expect(page.accept(click(1))).toBeDefined();
    expect(page.accept(click(1))).toBeUndefined();
  });

  test("that comes back is told what waits, and where its numbers go on", () => {
    const ledger = new EventLedger();
    const page = new PageEvents(ledger);
    page.snapshot();
    for (const seq of [1, 2, 3]) page.accept(click(seq));
    ledger.taken([1]);
    const again = new PageEvents(ledger);
    expect(again.snapshot()).toEqual({ nextSeq: 4, pending: [click(2), click(3)] });
    // The one that was lost on the way is sent again under its number, and is new to the host.
    expect(again.accept(click(4))).toEqual(click(4));
    expect(again.accept(click(3))).toBeUndefined();
    expect(again.translate([took(2, 3, 4)])).toEqual([took(2, 3, 4)]);
  });

  test("gets another snapshot without losing what is on the way", () => {
    const page = new PageEvents(new EventLedger());
    page.snapshot();
    page.accept(click(1));
    expect(page.snapshot().nextSeq).toBe(2);
    expect(page.accept(click(2))).toEqual(click(2));
    expect(page.accept(click(2))).toBeUndefined();
  });
});

describe("two pages of one session", () => {
  test("number alike, and each hears of its own events alone", () => {
    const ledger = new EventLedger();
    const [alice, bob] = [new PageEvents(ledger), new PageEvents(ledger)];
    alice.snapshot();
    bob.snapshot();
    expect(alice.accept(click(1))?.seq).toBe(1);
    expect(bob.accept(click(1))?.seq).toBe(2);
    expect(alice.accept(click(2))?.seq).toBe(3);
    expect(alice.translate([took(1, 2, 3)])).toEqual([took(1, 2)]);
    expect(bob.translate([took(1, 2, 3)])).toEqual([took(1)]);
  });

  test("a page is not told of what another one has waiting under a number of its own", () => {
    const ledger = new EventLedger();
    const [alice, bob] = [new PageEvents(ledger), new PageEvents(ledger)];
    alice.snapshot();
    bob.snapshot();
    bob.accept(click(1));
    alice.accept(click(1));
    expect(alice.snapshot()).toEqual({ nextSeq: 2, pending: [click(1)] });
  });
});

describe("what waits", () => {
  test("stays in order until a run has taken it", () => {
    const ledger = new EventLedger();
    for (const seq of [1, 2, 3]) ledger.record(click(seq));
    ledger.taken([2]);
    expect(seqs(ledger.waiting)).toEqual([1, 3]);
    ledger.taken([]);
    ledger.taken([1, 3, 77]);
    expect(ledger.waiting).toEqual([]);
  });

  test("is bounded: the oldest values go, clicks stay", () => {
    const ledger = new EventLedger();
    ledger.record(click(1));
    for (let seq = 2; seq <= 12_000; seq++) ledger.record(value(seq));
    expect(ledger.waiting).toHaveLength(10_000);
    expect(ledger.waiting[0]).toEqual(click(1));
    expect(ledger.waiting.at(-1)).toEqual(value(12_000));
  });
});
