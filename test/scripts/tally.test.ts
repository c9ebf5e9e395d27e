import { describe, expect, test } from "vitest";
import { emptyTally, lastLine, remarks, ringTally, verdict } from "../../scripts/lib/tally.mjs";

const tally = (passed: number, failed: number) => ({ ...emptyTally(), passed, failed });
const ended = { name: "unit", tally: tally(3, 0), code: 0, timedOut: false, isWhole: true };

describe("what a ring counts for", () => {
  test("a ring that ended well counts its tests", () => {
    expect(ringTally(ended)).toEqual(tally(3, 0));
  });

  test("a ring that died before it reported is one failure", () => {
    expect(ringTally({ ...ended, tally: undefined, code: 134 })).toMatchObject({ passed: 0, failed: 1, problems: ["unit: ended with code 134 before it could report its tests"] });
  });

  test("a ring that hung is a failure beside what it had reported", () => {
    expect(ringTally({ ...ended, timedOut: true })).toMatchObject({ passed: 3, failed: 1 });
  });

  test("a bad exit code that no failed test explains is a failure", () => {
    expect(ringTally({ ...ended, code: 1 })).toMatchObject({ passed: 3, failed: 1 });
    expect(ringTally({ ...ended, tally: tally(3, 2), code: 1 })).toEqual(tally(3, 2));
  });

  test("a ring without tests is a failure, unless only some tests were asked for", () => {
    expect(ringTally({ ...ended, tally: emptyTally() }).failed).toBe(1);
    expect(ringTally({ ...ended, tally: emptyTally(), isWhole: false }).failed).toBe(0);
  });
});

describe("the last line", () => {
  test("adds up all rings", () => {
    expect(lastLine(verdict([tally(3, 0), tally(4, 2)]))).toBe("7 passed, 2 failed");
  });

  test("says that no test at all is a failure", () => {
    expect(lastLine(verdict([emptyTally()]))).toBe("0 passed, 1 failed");
  });
});

describe("what is said before it", () => {
  test("is nothing when all is well", () => {
    expect(remarks(tally(3, 0))).toBe("");
  });

  test("are the tests that had to be tried twice, of all rings, as what they are", () => {
    const all = verdict([{ ...tally(1, 0), unsteady: ["a.test.ts: one: late"] }, { ...tally(1, 0), unsteady: ["b.test.ts: two: gone"] }]);
    expect(remarks(all)).toMatch(/second try.*defect to mend.*:\n {2}a\.test\.ts: one: late\n {2}b\.test\.ts: two: gone\n$/);
    expect(lastLine(all)).toBe("2 passed, 0 failed");
  });

  test("are failures that no test stands for", () => {
    expect(remarks(verdict([ringTally({ ...ended, tally: undefined, code: 139 })]))).toContain("\n  unit: ended with code 139 before it could report its tests\n");
  });
});
