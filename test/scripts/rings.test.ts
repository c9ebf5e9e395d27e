import { expect, test } from "vitest";
import { chooseRings, rings } from "../../scripts/lib/rings.mjs";

const names = (args: string[]) => chooseRings(args).chosen.map((ring) => ring.name);

test("without arguments every ring runs whole", () => {
  expect(names([])).toEqual(rings.map((ring) => ring.name));
  expect(chooseRings([]).isWhole).toBe(true);
});

test("names of rings choose rings, in their own order", () => {
  expect(names(["vscode", "view"])).toEqual(["view", "vscode"]);
  expect(chooseRings(["view"]).isWhole).toBe(true);
});

test("everything else goes to vitest", () => {
  expect(chooseRings(["view", "slider", "-t", "keeps focus"])).toMatchObject({ rest: ["slider", "-t", "keeps focus"], isWhole: false });
});
