/** A half of the corpus as tests, one per script, and its figures. */
import { afterAll, expect, it } from "vitest";
import { compare, type Difference, figures } from "./figures.ts";
import { judge } from "./judge.ts";
import { readSamples } from "./sample.ts";

export function judged(half: "open" | "held back"): void {
  const samples = readSamples().filter(({ isHeldBack }) => isHeldBack === (half === "held back"));
  const differences: Difference[] = [];

  it.for(samples)("$id", async (sample) => {
    const { found, reasons, cards } = await judge(sample);
    const difference = compare(sample, found);
    differences.push(difference);
    expect({ wrong: difference.wrong, missed: difference.missed }).toEqual({ wrong: [], missed: [] });
    expect(cards).toEqual(sample.cards);
    for (const word of sample.reason) expect(reasons.join("\n")).toContain(word);
  });

  it("is a good part of a hundred scripts", () => expect(samples.length).toBeGreaterThanOrEqual(50));

  afterAll(() => {
    console.log(`Rerun loops and mistakes, ${half}: ${differences.length} of ${samples.length} scripts\n${figures(differences)}`);
  });
}
