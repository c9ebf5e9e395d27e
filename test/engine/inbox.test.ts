import { describe, expect, it } from "vitest";
import { clickProtectionMs, type GoingRun, Inbox, valuePreemptionMs } from "../../runtime/engine/inbox.ts";
import type { PersonEvent } from "../../runtime/protocol/messages.ts";

let seq = 0;
const value = (id = "v"): PersonEvent => ({ seq: ++seq, values: { [id]: 1 } });
const click = (id = "b"): PersonEvent => ({ seq: ++seq, values: {}, trigger: { widget: id, value: true } });

/** An inbox with these events of the app, or of a fragment: `["v", "b"]`, `["f:v"]`. */
function inbox(...events: string[]): Inbox {
  const box = new Inbox();
  for (const text of events) {
    const [fragment, id = text] = text.includes(":") ? text.split(":") : [undefined, text];
    box.push(id.startsWith("b") ? click(id) : value(id), fragment);
  }
  return box;
}

/** What the runs take one after the other: `app: v b`, `fragment f: v`. */
function taken(box: Inbox): string[] {
  const runs: string[] = [];
  for (let request = box.take(); request; request = box.take()) {
    const ids = request.events.map(({ event }) => event.trigger?.widget ?? Object.keys(event.values)[0]);
    runs.push([`${request.kind}${request.fragment === undefined ? "" : ` ${request.fragment}`}:`, ...ids].join(" "));
  }
  return runs;
}

describe("what the runs take", () => {
  it.each<[string, string[], string[]]>([
    ["nothing from nothing", [], []],
    ["all values at once", ["v1", "v2", "v3"], ["app: v1 v2 v3"]],
    ["each click by a run of its own", ["b1", "b1", "b2"], ["app: b1", "app: b1", "app: b2"]],
    ["the values before a click with it", ["v1", "b", "v2"], ["app: v1 b", "app: v2"]],
    ["a fragment's events by the fragment alone", ["f:v", "f:b"], ["fragment f: v b"]],
    ["each part in its turn", ["f:v", "v", "g:b"], ["fragment f: v", "app: v", "fragment g: b"]],
    ["in the order in which it was done", ["v1", "f:v", "v2"], ["app: v1", "fragment f: v", "app: v2"]],
  ])("%s", (_, events, runs) => {
    expect(taken(inbox(...events))).toEqual(runs);
  });

  it("a full run that is due for another reason takes the app's values along, also from behind a fragment's", () => {
    const box = inbox("f:v", "v", "b", "v2");
    box.requestApp("save");
    expect(taken(box)).toEqual(["app: v b", "fragment f: v", "app: v2"]);
  });

  it("names the cause: what a person did outranks what the script asked for", () => {
    const causeAfter = (prepare: (box: Inbox) => void): string | undefined => {
      const box = new Inbox();
      prepare(box);
      return box.take()?.cause;
    };
    expect(causeAfter((box) => box.requestApp("rerun"))).toBe("rerun");
    expect(causeAfter((box) => (box.requestApp("rerun"), box.requestApp("save")))).toBe("save");
    expect(causeAfter((box) => (box.requestApp("save"), box.requestApp("rerun")))).toBe("save");
    expect(causeAfter((box) => (box.requestApp("rerun"), box.push(value(), undefined)))).toBe("event");
    expect(causeAfter((box) => box.requestFragment("f", "timer"))).toBe("timer");
  });

  it("one run of a fragment answers several requests for it", () => {
    const box = new Inbox();
    box.requestFragment("f", "timer");
    box.requestFragment("f", "rerun");
    box.requestFragment("g", "timer");
    expect(taken(box)).toEqual(["fragment f:", "fragment g:"]);
  });

  it("a click that comes back stands before all others, and is marked", () => {
    const box = inbox("b1", "b2");
    const first = box.take()?.events[0];
    if (first) box.putBack({ ...first, callbacksDone: true });
    const again = box.take()?.events[0];
    expect(again?.event).toBe(first?.event);
    expect(again?.callbacksDone).toBe(true);
    expect(taken(box)).toEqual(["app: b2"]);
  });

  it("forgotten reruns leave the events", () => {
    const box = inbox("v");
    box.requestApp("rerun");
    box.requestFragment("f", "rerun");
    box.cancelReruns();
    expect(taken(box)).toEqual(["app: v"]);
  });
});

describe("when what waits may cut the run that is going", () => {
  const plain: GoingRun = { kind: "app", fragment: undefined, carriesClick: false, ageMs: 10 };
  const clicked: GoingRun = { ...plain, carriesClick: true };
  const fragment: GoingRun = { ...plain, kind: "fragment", fragment: "f" };
  const long = 10_000;

  it.each<[string, string[], GoingRun, number, number | undefined]>([
    ["nothing waits", [], plain, long, undefined],
    ["a value, a run without a click: now", ["v"], plain, long, 0],
    ["a value soon after the last cut: when 200 ms are over", ["v"], plain, 50, valuePreemptionMs - 50],
    ["a click soon after the last cut: now", ["b"], plain, 50, 0],
    ["a click behind a value soon after the last cut: now", ["v", "b"], plain, 50, 0],
    ["a value, a run with a click: when its second is over", ["v"], clicked, long, clickProtectionMs - 10],
    ["a click, a run with a click: when its second is over", ["b"], clicked, long, clickProtectionMs - 10],
    ["a value, an old run with a click: now", ["v"], { ...clicked, ageMs: 1500 }, long, 0],
    ["a value, an old run with a click, soon after the last cut", ["v"], { ...clicked, ageMs: 1500 }, 50, valuePreemptionMs - 50],
    ["a fragment's event, a full run: never", ["f:v", "f:b"], plain, long, undefined],
    ["a fragment's event, its own run: now", ["f:v"], fragment, long, 0],
    ["another fragment's event: never", ["g:v"], fragment, long, undefined],
    ["the app's event, a fragment's run: now", ["v"], fragment, long, 0],
    ["the app's event behind a fragment's, a full run: now", ["f:v", "v"], plain, long, 0],
  ])("%s", (_, events, going, sinceMs, expected) => {
    expect(inbox(...events).preemptsIn(going, sinceMs)).toBe(expected);
  });
});

describe("whether only the script asks for the next run", () => {
  it.each<[string, (box: Inbox) => void, boolean]>([
    ["nothing is due", () => {}, false],
    ["a rerun", (box) => box.requestApp("rerun"), true],
    ["a rerun by the clock", (box) => box.requestApp("timer"), true],
    ["a rerun of a fragment", (box) => box.requestFragment("f", "rerun"), true],
    ["a fragment's clock", (box) => box.requestFragment("f", "timer"), false],
    ["a rerun and a save", (box) => (box.requestApp("rerun"), box.requestApp("save")), false],
    ["a rerun and an event", (box) => (box.requestApp("rerun"), box.push(value(), undefined)), false],
  ])("%s", (_, prepare, expected) => {
    const box = new Inbox();
    prepare(box);
    expect(box.isOnlyRerun).toBe(expected);
  });
});
