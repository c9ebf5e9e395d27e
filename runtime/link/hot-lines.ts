/** From V8's profile of the main thread to the person's lines. Pure. */
import type { Profiler } from "node:inspector";

/** A line of running code. */
export interface RunningLine {
  url: string;
  line: number;
  ms: number;
  share: number;
  isCalled: boolean;
}

export interface RunningProfile {
  tookMs: number;
  workedMs: number;
  lines: RunningLine[];
}

type Node = Profiler.ProfileNode;

const mostLines = 30;
/** Less than this part of the work is chance. */
const leastShare = 0.01;

/**
 * Time in the person's own code counts for its line. Time in anything that this calls (a package, Node, a built-in function) counts
 * for the function that called it: V8 does not say which of its lines did.
 */
export function hotLines(profile: Profiler.Profile, isOwn: (url: string) => boolean): RunningProfile {
  const { nodes, samples = [], startTime, endTime } = profile;
  const tookMs = (endTime - startTime) / 1000;
  const tickMs = tookMs / Math.max(1, samples.length);
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  const ticks = new Map<string, { url: string; line: number; isCalled: boolean; count: number }>();
  const add = (url: string, line: number, isCalled: boolean, count: number): void => {
    const key = `${line}:${isCalled}:${url}`;
    const known = ticks.get(key) ?? { url, line, isCalled, count: 0 };
    ticks.set(key, { ...known, count: known.count + count });
  };
  let worked = 0;
  for (const node of nodes) {
    const { hitCount = 0, callFrame, positionTicks = [] } = node;
    if (hitCount === 0 || callFrame.functionName === "(idle)") continue;
    worked += hitCount;
    if (isOwn(callFrame.url)) for (const { line, ticks: count } of positionTicks) add(callFrame.url, line, false, count);
    else {
      const owner = ownAncestor(node, parents, isOwn);
      if (owner) add(owner.callFrame.url, Math.max(1, owner.callFrame.lineNumber + 1), true, hitCount);
    }
  }
  const lines = [...ticks.values()].map(({ count, ...place }) => ({ ...place, ms: count * tickMs, share: count / Math.max(1, worked) }));
  return { tookMs, workedMs: worked * tickMs, lines: lines.filter(({ share }) => share >= leastShare).toSorted((a, b) => b.ms - a.ms).slice(0, mostLines) };
}

function ownAncestor(node: Node, parents: ReadonlyMap<number, Node>, isOwn: (url: string) => boolean): Node | undefined {
  for (let at = parents.get(node.id); at; at = parents.get(at.id)) if (isOwn(at.callFrame.url)) return at;
  return undefined;
}
