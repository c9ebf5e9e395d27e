import { describe, expect, it } from "vitest";
import { editInside } from "../../runtime/engine/desk/state-edits.ts";

describe("a person's edit inside a value of the session state", () => {
  it("sets and deletes a property, an item, an entry and a member where they stand", () => {
    const root = { user: { name: "Ada" }, list: [1, 2, 3], map: new Map([["a", { n: 1 }]]), set: new Set(["x", "y"]) };
    const { user } = root;
    expect(editInside(root, ["user", "name"], "Bob")).toBe(true);
    expect(editInside(root, ["list", 1], undefined)).toBe(true);
    expect(editInside(root, ["map", 0, "n"], 2)).toBe(true);
    expect(editInside(root, ["set", 0], undefined)).toBe(true);
    expect(root).toEqual({ user: { name: "Bob" }, list: [1, 3], map: new Map([["a", { n: 2 }]]), set: new Set(["y"]) });
    expect(root.user).toBe(user);
  });

  it("does nothing at a place that is not there any more", () => {
    const root = { list: [1], map: new Map(), text: "x" };
    const paths = [["list", 7], ["map", 0], ["text", "length"], ["nothing", "in it"], ["toString"], []];
    expect(paths.map((path) => editInside(root, path, 1))).toEqual(paths.map(() => false));
    expect(root).toEqual({ list: [1], map: new Map(), text: "x" });
  });
});
