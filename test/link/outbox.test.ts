import { describe, expect, test } from "vitest";
import { Outbox } from "../../runtime/link/outbox.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { isBlock } from "../../runtime/protocol/element.ts";
import type { Path } from "../../runtime/protocol/path.ts";
import { Tree, type TreeNode } from "../../runtime/protocol/tree.ts";

const put = (at: number[], body: string): Delta => ({ op: "put", at, node: { type: "text", body } });

function fill(outbox: Outbox, deltas: readonly Delta[]): void {
  for (const delta of deltas) {
    if (delta.op === "put") outbox.put(delta.at.join("."), JSON.stringify(delta));
    else outbox.add(JSON.stringify(delta));
  }
}

const sent = (outbox: Outbox): Delta[] => outbox.take().flatMap((json) => JSON.parse(json).deltas);

describe("merging", () => {
  test("a later put takes the place of an earlier one with the same key", () => {
    const outbox = new Outbox();
    fill(outbox, [put([0, 0], "a"), put([0, 1], "b"), put([0, 0], "c")]);
    expect(sent(outbox)).toEqual([put([0, 0], "c"), put([0, 1], "b")]);
  });

  test("another delta between two puts keeps both", () => {
    const trim: Delta = { op: "trim", at: [0], count: 0 };
    const outbox = new Outbox();
    fill(outbox, [put([0, 0], "a"), trim, put([0, 0], "b")]);
    expect(sent(outbox)).toEqual([put([0, 0], "a"), trim, put([0, 0], "b")]);
  });

  test("a block never merges, and nothing merges across it", () => {
    const block: Delta = { op: "put", at: [0, 0], node: { type: "container", block: true, slot: 9 } };
    const outbox = new Outbox();
    fill(outbox, [block, put([0, 0, 0], "a"), block, put([0, 0, 0], "b")]);
    expect(sent(outbox)).toHaveLength(4);
  });

  test("a thousand updates of one place are one delta, and cost the room of one", () => {
    const outbox = new Outbox();
    for (let i = 0; i < 1000; i++) fill(outbox, [put([0, 0], `tick ${i}`)]);
    expect(outbox.size).toBe(JSON.stringify(put([0, 0], "tick 999")).length);
    expect(sent(outbox)).toEqual([put([0, 0], "tick 999")]);
  });

  test("what has left is not changed any more", () => {
    const outbox = new Outbox();
    fill(outbox, [put([0, 0], "a")]);
    expect(sent(outbox)).toHaveLength(1);
    fill(outbox, [put([0, 0], "b")]);
    expect(sent(outbox)).toEqual([put([0, 0], "b")]);
    expect(outbox.isEmpty).toBe(true);
    expect(outbox.take()).toEqual([]);
  });

  test("what would be too long for a frame leaves in several", () => {
    const outbox = new Outbox();
    const long = "x".repeat(20 * 1024 * 1024);
    fill(outbox, [put([0, 0], long), put([0, 1], long), put([0, 2], "end")]);
    const frames = outbox.take();
    expect(frames).toHaveLength(2);
    expect(frames.flatMap((json) => JSON.parse(json).deltas).map((d: { at: number[] }) => d.at[1])).toEqual([0, 1, 2]);
  });
});

describe("merged or not, the page is the same", () => {
  test("for two thousand random sequences", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const { before, deltas } = sequence(generator(seed));
      const plain = new Tree();
      plain.apply(before);
      plain.apply(deltas);
      const outbox = new Outbox();
      fill(outbox, deltas);
      const merged = new Tree();
      merged.apply(before);
      merged.apply(sent(outbox));
      expect(merged.snapshot(), `seed ${seed}`).toEqual(plain.snapshot());
    }
  });

  test("the sequences do merge, and hold every kind of delta", () => {
    const kinds = new Set<string>();
    let saved = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { deltas } = sequence(generator(seed));
      for (const delta of deltas) kinds.add(delta.op);
      const outbox = new Outbox();
      fill(outbox, deltas);
      saved += deltas.length - sent(outbox).length;
    }
    expect([...kinds].sort()).toEqual(["end", "insert", "progress", "put", "remove", "run", "trim"]);
    expect(saved).toBeGreaterThan(1000);
  });
});

type Random = (below: number) => number;

/** A small generator of numbers that are the same for the same seed (mulberry32). */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A page, and deltas for it that only use addresses which exist, as an engine's do. */
function sequence(random: Random): { before: Delta[]; deltas: Delta[] } {
  const model = new Tree();
  const step = (): Delta => {
    const delta = randomDelta(model, random);
    model.apply([delta]);
    return delta;
  };
  const before = Array.from({ length: random(25) }, step);
  return { before, deltas: Array.from({ length: 10 + random(60) }, step) };
}

function randomDelta(tree: Tree, random: Random): Delta {
  const { path, node } = randomContainer(tree, random);
  const count = node.children.length;
  const at = [...path, random(Math.min(count, 4) + 1)];
  const kind = random(40);
  if (kind === 0) return { op: "run", run: 1, kind: "app", cause: "event", took: [] };
  if (kind === 1) return { op: "end", run: 1, outcome: "finished", ms: 1 };
  if (kind === 2) return { op: "progress", run: 1, cursors: [[0, random(3)], [1, random(3)]] };
  if (kind === 3 && count > 0) return { op: "remove", at: [...path, random(count)] };
  if (kind === 4) return { op: "trim", at: path, count: random(count + 1) };
  if (kind === 5) return { op: "insert", at, node: randomNode(random) };
  return { op: "put", at, node: randomNode(random) };
}

function randomContainer(tree: Tree, random: Random): { path: Path; node: TreeNode } {
  const found: { path: Path; node: TreeNode }[] = [];
  const visit = (node: TreeNode, path: Path): void => {
    if (!isBlock(node.data)) return;
    found.push({ path, node });
    node.children.forEach((child, i) => visit(child, [...path, i]));
  };
  tree.roots.forEach((root, i) => i < 2 && visit(root, [i]));
  const chosen = found[random(found.length)];
  if (!chosen) throw new Error("a page has roots");
  return chosen;
}

function randomNode(random: Random): NodeData {
  switch (random(8)) {
    case 0:
      return { type: "container", block: true, slot: random(6), ...(random(2) === 0 && { id: `block-${random(3)}` }) };
    case 1:
      return { type: "button", id: `widget-${random(3)}`, label: "b" };
    case 2:
      return { type: "checkbox", id: `widget-${random(3)}`, label: "c", value: random(2) === 0 };
    default:
      return { type: "text", body: `text ${random(1000)}` };
  }
}
