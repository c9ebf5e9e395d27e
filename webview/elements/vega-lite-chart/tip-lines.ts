import { valueText } from "../chart/format.ts";

export interface TipLine {
  name: string;
  text: string;
}

const mostLines = 12;

/** What Vega's tooltip says: the fields of a mark, or one value. */
export function tipLines(value: unknown): TipLine[] {
  if (typeof value !== "object" || value === null) return [{ name: "", text: textOf(value) }];
  return Object.entries(value).slice(0, mostLines).map(([name, one]) => ({ name, text: textOf(one) }));
}

const textOf = (value: unknown): string => (typeof value === "number" ? valueText(value) : typeof value === "object" ? JSON.stringify(value) : String(value));
