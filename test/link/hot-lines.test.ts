/** From V8's profile to the person's lines. */
import type { Profiler } from "node:inspector";
import { expect, test } from "vitest";
import { hotLines } from "../../runtime/link/hot-lines.ts";

const own = "file:///proj/app.ts";
const isOwn = (url: string): boolean => url === own;

interface NodeLike {
  id: number;
  name: string;
  url?: string;
  /** The line of the function, from 0 as V8 counts. */
  line?: number;
  hits?: number;
  ticks?: Record<number, number>;
  children?: number[];
}

function profile(nodes: NodeLike[]): Profiler.Profile {
  const total = nodes.reduce((sum, { hits = 0 }) => sum + hits, 0);
  return {
    startTime: 0,
    endTime: 1000 * total,
    samples: Array.from({ length: total }, () => 1),
    timeDeltas: Array.from({ length: total }, () => 1000),
    nodes: nodes.map(({ id, name, url = "", line = 0, hits = 0, ticks = {}, children = [] }) => ({
      id,
      callFrame: { functionName: name, scriptId: "1", url, lineNumber: line, columnNumber: 0 },
      hitCount: hits,
      children,
      positionTicks: Object.entries(ticks).map(([line, ticks]) => ({ line: Number(line), ticks })),
    })),
  };
}

test("time in the person's code counts for its line, waiting does not count as work", () => {
  const { lines, tookMs, workedMs } = hotLines(profile([
    { id: 1, name: "(root)", children: [2, 3] },
    { id: 2, name: "(idle)", hits: 60 },
    { id: 3, name: "spin", url: own, line: 4, hits: 40, ticks: { 6: 30, 7: 10 } },
  ]), isOwn);
  expect([tookMs, workedMs]).toEqual([100, 40]);
  expect(lines).toEqual([
    { url: own, line: 6, ms: 30, share: 0.75, isCalled: false },
    { url: own, line: 7, ms: 10, share: 0.25, isCalled: false },
  ]);
});

test("time in what the person's code calls counts for the function that called it, however deep", () => {
  const { lines } = hotLines(profile([
    { id: 1, name: "(root)", children: [2] },
    { id: 2, name: "load", url: own, line: 9, hits: 10, ticks: { 12: 10 }, children: [3] },
    { id: 3, name: "parse", url: "node:internal", hits: 20, children: [4] },
    { id: 4, name: "slice", hits: 70 },
  ]), isOwn);
  expect(lines).toEqual([
    { url: own, line: 10, ms: 90, share: 0.9, isCalled: true },
    { url: own, line: 12, ms: 10, share: 0.1, isCalled: false },
  ]);
});

test("one line in two places of the call tree is one line; what is of no weight, and what is nobody's, is left out", () => {
  const { lines } = hotLines(profile([
    { id: 1, name: "(root)", children: [2, 3, 4] },
    { id: 2, name: "f", url: own, line: 1, hits: 100, ticks: { 2: 99, 3: 1 } },
    { id: 3, name: "f", url: own, line: 1, hits: 50, ticks: { 2: 50 } },
    { id: 4, name: "(garbage collector)", hits: 50 },
  ]), isOwn);
  expect(lines).toEqual([{ url: own, line: 2, ms: 149, share: 149 / 200, isCalled: false }]);
});

test("nothing sampled is no profile", () => {
  expect(hotLines({ nodes: [], startTime: 0, endTime: 0 }, isOwn)).toEqual({ tookMs: 0, workedMs: 0, lines: [] });
});
