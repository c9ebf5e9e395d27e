/** How good the verdicts are: of what was found how much is right (precision), of what is there how much was found (recall). */
import type { Finding, Sample } from "./sample.ts";

export interface Difference {
  right: Finding[];
  /** Found where nothing is: an accusation. */
  wrong: Finding[];
  missed: Finding[];
}

/** A loop that goes over several `st.rerun()` is found on any of them; a mistake on its own line. */
export function compare(sample: Sample, found: readonly Finding[]): Difference {
  const isSame = (a: Finding) => (b: Finding) => a.code === b.code && a.at === b.at;
  const right = found.filter((one) => sample.expected.some(isSame(one)));
  const isSettled = (one: Finding): boolean => right.some(one.code === "loop" ? ({ code }) => code === "loop" : isSame(one));
  return { right, wrong: found.filter((one) => !right.includes(one)), missed: sample.expected.filter((one) => !isSettled(one)) };
}

/** `loop  precision 100 % (20 of 20), recall 95 % (20 of 21)`, a line per code. */
export function figures(differences: readonly Difference[]): string {
  const codes = new Set(differences.flatMap(({ right, wrong, missed }) => [...right, ...wrong, ...missed].map(({ code }) => code)));
  const count = (which: keyof Difference, code: string): number => differences.flatMap((one) => one[which]).filter((one) => one.code === code).length;
  const share = (part: number, whole: number): string => (whole === 0 ? "—" : `${Math.round((100 * part) / whole)} % (${part} of ${whole})`);
  return [...codes].sort().map((code) => {
    const right = count("right", code);
    return `${code.padEnd(26)} precision ${share(right, right + count("wrong", code)).padEnd(18)} recall ${share(right, right + count("missed", code))}`;
  }).join("\n");
}
