/** From data and options to a chart: which columns are drawn, by which positions, in which colours. */
import { badOption, show } from "../../engine/errors.ts";
import type { Chart, ChartColor } from "../../protocol/chart.ts";
import { type ColorOption, colorOf, isColorList, notAColor } from "./color.ts";
import { type Column, type Columns, columnsOf } from "./columns.ts";
import { amounts, asCategories, type Measured, measure } from "./measure.ts";
import { addUp, drawnRows, reorder } from "./rows.ts";
import { type DrawnSeries, toChart } from "./to-chart.ts";
import { pick } from "./thin.ts";

export type ChartType = "lineChart" | "areaChart" | "barChart" | "scatterChart";

/** What the options of all charts say. */
export interface ChartCall {
  type: ChartType;
  data: unknown;
  x?: string | undefined;
  y?: string | readonly string[] | undefined;
  xLabel?: string | undefined;
  yLabel?: string | undefined;
  color?: ColorOption | readonly ColorOption[] | undefined;
  size?: string | number | undefined;
  sort?: boolean | string | undefined;
  stack?: Chart["stack"] | undefined;
  horizontal?: boolean | undefined;
}

/** More lines than anyone can tell apart. */
const mostGroups = 200;

/** @throws AppError `bad-option` when data and options do not go together */
export function buildChart(call: ChartCall): Chart {
  const table = columnsOf(call.type, call.data);
  const color = colorsOf(call, table);
  const size = typeof call.size === "string" ? columnNamed(call.type, "size", call.size, table) : undefined;
  const taken = [color.column, size];
  const x = call.x !== undefined ? columnNamed(call.type, "x", call.x, table) : namingColumn(table, taken);
  const ys = valueColumns(call, table, [x, ...taken]);
  if (color.column && ys.length > 1) throw badOption(call.type, "a column for color goes with one column for y", `Name the one: { y: ${JSON.stringify(ys[0]?.name)}, color: ${JSON.stringify(color.column.name)} }.`);
  if (color.list && color.list.length !== ys.length) throw badOption(call.type, `color lists ${color.list.length} colours for ${ys.length} columns`, "Pass one colour for each column of y.");

  const axis = sortBars(call, table, x && measure(x.values, table.length));
  const rows = axis && drawnRows(axis.numbers, call.type !== "scatterChart" && axis.kind !== "category");
  const take = (numbers: Float64Array): Float64Array => (rows ? pick(numbers, rows) : numbers);
  const xs = axis && take(axis.numbers);
  const sizes = size && take(numbersOf(call.type, "size", size, table));
  const whole = ys.map((column, i): DrawnSeries => ({ name: column.name, color: color.list?.[i] ?? color.one, xs, ys: take(numbersOf(call.type, "y", column, table)), size: sizes ?? sizeNumber(call) }));
  const series = color.column && whole[0] ? groups(call, whole[0], color.column, table, rows) : whole;
  return toChart(call.type, call.type === "barChart" ? series.map(onePerPosition) : series, {
    ...kindOf(axis),
    xLabel: call.xLabel ?? (call.x === undefined ? undefined : x?.name),
    yLabel: call.yLabel ?? (ys.length === 1 && ys[0]?.name !== "value" ? ys[0]?.name : undefined),
    colorLabel: color.column?.name,
    sizeLabel: size?.name,
    stack: call.stack,
    horizontal: call.horizontal === true ? true : undefined,
  });
}

const kindOf = (axis: Measured | undefined): Pick<Chart, "kind" | "categories" | "utc"> => ({ kind: axis?.kind ?? "number", categories: axis?.categories, utc: axis?.utc });

function columnNamed(type: ChartType, option: string, name: string, table: Columns): Column {
  const found = table.columns.find((column) => column.name === name);
  if (found) return found;
  // Without data there is nothing to name: an empty chart says so itself.
  if (table.length === 0) return { name, values: [] };
  const known = table.columns.map((column) => JSON.stringify(column.name)).join(", ");
  throw badOption(type, `${option} names no column ${show(name)}`, `The data has ${known}.`);
}

/** What stands for the index of a DataFrame: the keys of a Map, else the first column of texts or dates. */
function namingColumn(table: Columns, taken: readonly (Column | undefined)[]): Column | undefined {
  const free = table.columns.filter((column) => !taken.includes(column));
  return free.find((column) => column.isIndex) ?? free.find((column) => !amounts(column.values, table.length));
}

function valueColumns({ type, y }: ChartCall, table: Columns, taken: readonly (Column | undefined)[]): Column[] {
  if (y !== undefined) return (typeof y === "string" ? [y] : y).map((name) => columnNamed(type, "y", name, table));
  const found = table.columns.filter((column) => !taken.includes(column) && amounts(column.values, table.length));
  if (found.length === 0 && table.length > 0) throw badOption(type, "the data has no column of numbers to draw", "Name one with y, or turn its texts into numbers.");
  return found;
}

function numbersOf(type: ChartType, option: string, column: Column, table: Columns): Float64Array {
  const numbers = amounts(column.values, table.length);
  if (numbers) return numbers;
  const odd = Array.from(column.values).find((value) => value !== null && value !== undefined && typeof value !== "number" && typeof value !== "bigint");
  throw badOption(type, `${option} must be a column of numbers, and ${JSON.stringify(column.name)} holds ${show(odd)}`, "Turn its values into numbers.");
}

const sizeNumber = ({ size }: ChartCall): number | undefined => (typeof size === "number" ? size : undefined);

interface Colors {
  one?: ChartColor;
  list?: ChartColor[];
  column?: Column;
}

function colorsOf({ type, color }: ChartCall, table: Columns): Colors {
  if (color === undefined) return {};
  const known = table.columns.map((column) => column.name);
  if (isColorList(color)) {
    const list = color.map((one) => {
      const found = colorOf(one);
      if (found === undefined) throw notAColor(type, one, []);
      return found;
    });
    return { list };
  }
  // A column of that name is what is meant; otherwise it may be a colour.
  const column = table.columns.find((one) => one.name === color);
  if (column) return { column };
  const one = colorOf(color);
  if (one !== undefined) return { one };
  if (table.length === 0 && typeof color === "string") return {};
  throw notAColor(type, color, known);
}

/** One series for each value of the colour column; or points in shades, where it holds amounts. */
function groups(call: ChartCall, whole: DrawnSeries, column: Column, table: Columns, rows: Uint32Array | undefined): DrawnSeries[] {
  if (call.type === "scatterChart") {
    const shade = amounts(column.values, table.length);
    if (shade) return [{ ...whole, shade: rows ? pick(shade, rows) : shade }];
  }
  const members = new Map<string, number[]>();
  const rowCount = rows?.length ?? table.length;
  for (let at = 0; at < rowCount; at++) {
    const name = String(column.values[rows?.[at] ?? at] ?? "–");
    const group = members.get(name);
    if (group) group.push(at);
    else members.set(name, [at]);
  }
  if (members.size > mostGroups) throw badOption(call.type, `the column ${JSON.stringify(column.name)} for color has ${members.size} different values`, `Name a column that sorts the rows into a few groups (${mostGroups} at most).`);
  // Values that are colours say how, not what.
  const areColors = [...members.keys()].every((name) => name.startsWith("#") && colorOf(name) !== undefined);
  return Array.from(members, ([name, list]) => groupOf(whole, name, Uint32Array.from(list), areColors));
}

function groupOf(whole: DrawnSeries, name: string, rows: Uint32Array, isColor: boolean): DrawnSeries {
  return {
    name: isColor ? whole.name : name,
    color: isColor ? colorOf(name) : whole.color,
    xs: whole.xs ? pick(whole.xs, rows) : Float64Array.from(rows),
    ys: pick(whole.ys, rows),
    size: typeof whole.size === "object" ? pick(whole.size, rows) : whole.size,
    ownX: true,
  };
}

function onePerPosition(series: DrawnSeries): DrawnSeries {
  const added = series.xs && addUp(series.xs, [series.ys]);
  return added ? { ...series, xs: added.xs, ys: added.series[0] ?? series.ys, ownX: true } : series;
}

/** The order of bars: by name (`true`), as in the data (`false`), or by the sum of a column. */
function sortBars(call: ChartCall, table: Columns, axis: Measured | undefined): Measured | undefined {
  if (call.type !== "barChart" || !axis) return axis;
  const { sort = true } = call;
  const names = axis.categories;
  if (typeof sort === "string") return sortByColumn(call, sort, table, axis);
  if (!names || !sort) return axis;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return reorder(axis, names.map((_, i) => i).sort((a, b) => collator.compare(names[a] ?? "", names[b] ?? "")));
}

function sortByColumn(call: ChartCall, sort: string, table: Columns, axis: Measured): Measured {
  const isDescending = sort.startsWith("-");
  const column = columnNamed(call.type, "sort", isDescending ? sort.slice(1) : sort, table);
  const bars = axis.categories ? axis : asCategories(namesOf(axis), table.length);
  const values = measure(column.values, table.length).numbers;
  const totals = (bars.categories ?? []).map(() => 0);
  bars.numbers.forEach((place, row) => {
    if (!Number.isNaN(place)) totals[place] = (totals[place] ?? 0) + (values[row] || 0);
  });
  const order = totals.map((_, place) => place).sort((a, b) => ((totals[a] ?? 0) - (totals[b] ?? 0)) * (isDescending ? -1 : 1));
  return reorder(bars, order);
}

/** Numbers and times as names: bars that stand by size have no axis of theirs. */
function namesOf({ kind, utc, numbers }: Measured): (string | null)[] {
  return Array.from(numbers, (n) => (Number.isNaN(n) ? null : kind === "time" ? new Date(n).toISOString().slice(0, utc ? 10 : 16).replace("T", " ") : String(n)));
}
