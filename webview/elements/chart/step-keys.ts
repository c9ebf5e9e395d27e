/** So many points at once for the Page keys: a tenth of all. */
const page = 10;

/** The step that a key goes to; `undefined` for none. */
export function stepBy(key: string, step: number | undefined, count: number): number | undefined {
  if (count === 0 || key === "Escape") return undefined;
  const last = count - 1;
  const many = Math.max(1, Math.round(count / page));
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: many, PageUp: -many }[key];
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (by === undefined) return step;
  if (step === undefined) return by > 0 ? 0 : last;
  return Math.max(0, Math.min(last, step + by));
}
