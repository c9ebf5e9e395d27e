import { describe, expect, it } from "vitest";
import { Page, type Container } from "../../runtime/engine/page.ts";
import { Control } from "../../runtime/link/control.ts";
import type { Delta } from "../../runtime/protocol/delta.ts";
import { Tree, type TreeNode } from "../../runtime/protocol/tree.ts";
import { random } from "../lib/random.ts";

/** A page whose deltas land in a list. */
function recordedPage(): { page: Page; deltas: Delta[] } {
  const deltas: Delta[] = [];
  const outlet = {
    put: (_: string, json: string) => void deltas.push(JSON.parse(json)),
    send: (delta: Delta) => void deltas.push(delta),
    store() {},
    flush() {},
  };
  return { page: new Page(outlet, new Control()), deltas };
}

/** What stands in a container, as text: the runtime's view of it. */
const ours = (container: Container): unknown[] => container.children.map((node) => (node.inside ? [JSON.parse(node.json).type, ...ours(node.inside)] : JSON.parse(node.json)));
const theirs = (node: TreeNode): unknown[] => node.children.map((child) => ("block" in child.data ? [child.data.type, ...theirs(child)] : child.data));

describe("the page", () => {
  it("costs nothing when a run draws the same again", () => {
    const { page, deltas } = recordedPage();
    const draw = (run: number): void => {
      page.begin(run, [page.roots.main]);
      const box = page.roots.main.putBlock(page.roots.main.next(), { type: "container" });
      box.put(box.next(), { type: "markdown", body: "same" });
      page.roots.main.put(page.roots.main.next(), { type: "divider" });
      page.trim();
    };
    draw(1);
    expect(deltas).toHaveLength(3);
    draw(2);
    expect(deltas).toHaveLength(3);
  });

  it("drops what a complete run did not draw", () => {
    const { page, deltas } = recordedPage();
    const draw = (run: number, count: number): void => {
      page.begin(run, [page.roots.main]);
      for (let i = 0; i < count; i++) page.roots.main.put(page.roots.main.next(), { type: "text", body: String(i) });
      page.trim();
    };
    draw(1, 3);
    draw(2, 1);
    expect(deltas.at(-1)).toEqual({ op: "trim", at: [0], count: 1 });
  });

  it("is the same at both ends after any sequence of runs, cards and replaced blocks", () => {
    const next = random(7);
    for (let round = 0; round < 60; round++) {
      const { page, deltas } = recordedPage();
      const tree = new Tree();
      for (let run = 1; run <= 8; run++) {
        page.begin(run, [page.roots.main]);
        drawSome(page.roots.main, 0);
        if (next(3) === 0) {
          const { main } = page.roots;
          const card = main.insert(next(main.children.length + 1), { type: "text", body: "card" });
          card.json = JSON.stringify({ type: "text", body: "card" });
          if (next(2) === 0) main.remove(main.children.indexOf(card));
          else main.cursor = main.children.length;
        }
        page.trim();
        tree.apply(deltas.splice(0));
        const [main] = tree.roots;
        expect(main && theirs(main)).toEqual(ours(page.roots.main));
      }
    }

    function drawSome(container: Container, depth: number): void {
      for (let n = next(5); n > 0; n--) {
        const index = container.next();
        const what = next(depth > 2 ? 3 : 5);
        if (what === 0) container.put(index, { type: "text", body: String(next(3)) });
        else if (what === 1) container.put(index, { type: "checkbox", id: `c${next(4)}`, label: "c", value: next(2) === 0 });
        else if (what === 2) container.put(index, { type: "divider" });
        else drawSome(container.putBlock(index, what === 3 ? { type: "container" } : { type: "expander", id: `e${next(3)}`, label: "e" }), depth + 1);
      }
    }
  });
});
