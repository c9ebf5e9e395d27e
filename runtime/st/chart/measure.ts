/** What a column holds, and its values as numbers: amounts, moments, or places in a list of categories. */
import type { ChartKind } from "../../protocol/chart.ts";

export interface Measured {
  readonly kind: ChartKind;
  /** NaN where nothing is. */
  readonly numbers: Float64Array;
  readonly categories?: string[];
  /** Days, not moments. */
  readonly utc?: boolean;
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A column as numbers, or undefined when it holds anything else. */
export function amounts(values: ArrayLike<unknown>, length: number): Float64Array | undefined {
  if (values instanceof Float64Array && values.length === length) return values;
  const numbers = new Float64Array(length).fill(Number.NaN);
  for (let i = 0; i < Math.min(length, values.length); i++) {
    const value = values[i];
    if (typeof value === "number") numbers[i] = value;
    else if (typeof value === "bigint") numbers[i] = Number(value);
    else if (!isMissing(value)) return undefined;
  }
  return numbers;
}

/** A column as positions on an axis. */
export function measure(values: ArrayLike<unknown>, length: number): Measured {
  const numbers = amounts(values, length);
  if (numbers) return { kind: "number", numbers };
  return times(values, length) ?? asCategories(values, length);
}

function times(values: ArrayLike<unknown>, length: number): Measured | undefined {
  const numbers = new Float64Array(length).fill(Number.NaN);
  let days = true;
  for (let i = 0; i < Math.min(length, values.length); i++) {
    const value = values[i];
    if (isMissing(value)) continue;
    const text = textOfTime(value);
    if (text === undefined && !(value instanceof Date)) return undefined;
    numbers[i] = value instanceof Date ? value.getTime() : Date.parse(text ?? "");
    days &&= text !== undefined && isoDay.test(text);
  }
  return days ? { kind: "time", numbers, utc: true } : { kind: "time", numbers };
}

/** ISO text of a day or a moment: as a text, or as Temporal writes it. */
function textOfTime(value: unknown): string | undefined {
  const isTemporal = typeof value === "object" && value !== null && Symbol.toStringTag in value && /^Temporal\.(PlainDate|PlainDateTime|Instant|ZonedDateTime)$/.test(String(value[Symbol.toStringTag]));
  // A zone in brackets says nothing that the offset before it does not.
  const text = typeof value === "string" ? value : isTemporal ? String(value).replace(/\[.*$/, "") : "";
  return isoDay.test(text) || isoMoment.test(text) ? text : undefined;
}

/** A column as names, whatever it holds. */
export function asCategories(values: ArrayLike<unknown>, length: number): Measured {
  const places = new Map<string, number>();
  const numbers = new Float64Array(length).fill(Number.NaN);
  for (let i = 0; i < Math.min(length, values.length); i++) {
    const value = values[i];
    if (isMissing(value)) continue;
    const text = value instanceof Date ? value.toISOString() : String(value);
    let place = places.get(text);
    if (place === undefined) places.set(text, (place = places.size));
    numbers[i] = place;
  }
  return { kind: "category", numbers, categories: [...places.keys()] };
}
