/** Points on a map. */
import { badOption, show } from "../engine/errors.ts";
import type { ChartColor } from "../protocol/chart.ts";
import type { ElementData, Height, Width } from "../protocol/element.ts";
import { type ColorOption, colorOf, notAColor } from "./chart/color.ts";
import { type Column, type Columns, columnsOf } from "./chart/columns.ts";
import { amounts } from "./chart/measure.ts";
import { pack } from "./chart/pack.ts";
import { keptPoints, pick } from "./chart/thin.ts";
import { aNumber, aSize, aText, type Checks, either, elsewhere, isNumber } from "./checks.ts";
import type { ChartData } from "./column-charts.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf } from "./options.ts";

export interface MapOptions {
  /** The columns of the degrees. Default: one called `lat` or `latitude`, `lon`, `lng` or `longitude`. */
  latitude?: string;
  longitude?: string;
  /** One colour, or a column of colours. */
  color?: ColorOption;
  /** The radius of the circles in metres: a number, or a column. Default 100; a point is always seen. */
  size?: string | number;
  /** 0 shows the whole world, 10 a city, 15 a street. Default: as near as all points fit. */
  zoom?: number;
  width?: Width;
  height?: Height;
}

export interface MapElements {
  /**
   * Points on a map of land and borders, which is drawn without a network.
   * @example
   * st.map([{ city: "Oslo", lat: 59.91, lon: 10.75 }, { city: "Bergen", lat: 60.39, lon: 5.32 }]);
   */
  map(data?: ChartData | null, options?: MapOptions): Placeholder;
}

const checks: Checks<MapOptions> = {
  latitude: aText,
  longitude: aText,
  color: elsewhere,
  size: either((value) => typeof value === "string", aNumber),
  zoom: (name, option, value) => {
    if (!isNumber(value) || Number(value) < 0 || Number(value) > 22) throw badOption(name, `${option} must be a number from 0 to 22, not ${show(value)}`, `Write for example ${option}: 10.`);
  },
  width: aSize,
  height: aSize,
};

const names = { latitude: ["lat", "latitude"], longitude: ["lon", "lng", "long", "longitude"] };
const usualRadius = 100;
const mostPoints = 100_000;
const mostLabels = 5000;

type MapData = Extract<ElementData, { type: "map" }>;

export const mapElements: MapElements & ThisType<Drawer> = {
  map(data, options) {
    const { width, height, ...o } = optionsOf("map", options, checks);
    return draw(this[placeOf]("map"), { type: "map", ...buildMap(columnsOf("map", data), o), width, height });
  },
};

function buildMap(table: Columns, { latitude, longitude, color, size, zoom }: MapOptions): Omit<MapData, "type"> {
  const lat = degrees(table, "latitude", latitude, 90);
  const lon = degrees(table, "longitude", longitude, 180);
  const radii = typeof size === "string" ? numbersOf(table, "size", size) : undefined;
  const colors = colorsOf(table, color ?? undefined);
  const placed = Uint32Array.from(lat.keys()).filter((row) => !Number.isNaN(lat[row] ?? Number.NaN) && !Number.isNaN(lon[row] ?? Number.NaN));
  const thinned = keptPoints(pick(lon, placed), pick(lat, placed), mostPoints);
  const rows = thinned ? thinned.map((i) => placed[i] ?? 0) : placed;
  return {
    lat: pack(pick(lat, rows)),
    lon: pack(pick(lon, rows)),
    radius: radii ? pack(pick(radii, rows)) : typeof size === "number" ? size : usualRadius,
    colors: colors.list,
    ...(colors.places && { color: pack(pick(colors.places, rows)) }),
    labels: labelsOf(table, color, rows),
    zoom: zoom ?? undefined,
    total: placed.length,
  };
}

function degrees(table: Columns, option: "latitude" | "longitude", named: string | undefined | null, most: number): Float64Array {
  const numbers = numbersOf(table, option, named ?? undefined);
  const odd = numbers.find((degree) => Math.abs(degree) > most);
  if (odd !== undefined) throw badOption("map", `${option} cannot be ${show(odd)}`, `Degrees of ${option} lie between −${most} and ${most}.`);
  return numbers;
}

function numbersOf(table: Columns, option: "latitude" | "longitude" | "size", named: string | undefined): Float64Array {
  if (table.length === 0) return new Float64Array();
  const column = named === undefined ? guess(table, option) : table.columns.find(({ name }) => name === named);
  if (!column) throw badOption("map", named === undefined ? `the data has no column for the ${option}` : `${option} names no column ${show(named)}`, `The data has ${listed(table)}. Name the column: { ${option}: "…" }.`);
  const numbers = amounts(column.values, table.length);
  if (!numbers) throw badOption("map", `${option} must be a column of numbers, and ${JSON.stringify(column.name)} is none`, "Turn its values into numbers.");
  return numbers;
}

const guess = ({ columns }: Columns, option: "latitude" | "longitude" | "size"): Column | undefined => (option === "size" ? undefined : columns.find(({ name }) => names[option].includes(name.toLowerCase())));

const listed = ({ columns }: Columns): string => columns.map(({ name }) => JSON.stringify(name)).join(", ");

/** What the points are called: the first column of texts. Of very many points nobody reads a name. */
function labelsOf(table: Columns, color: unknown, rows: Uint32Array): string[] | undefined {
  if (rows.length > mostLabels) return undefined;
  const column = table.columns.find(({ name, values }) => name !== color && Array.from(values).some((value) => typeof value === "string"));
  return column && Array.from(rows, (row) => String(column.values[row] ?? ""));
}

/** The colours that are used, and for each row the place of its own in that list. */
function colorsOf(table: Columns, color: ColorOption | undefined): { list?: ChartColor[]; places?: Float64Array } {
  if (color === undefined) return {};
  const column = table.columns.find(({ name }) => name === color);
  if (!column) {
    const one = colorOf(color);
    if (one === undefined && table.length > 0) throw notAColor("map", color, table.columns.map(({ name }) => name));
    return one === undefined ? {} : { list: [one] };
  }
  const list: ChartColor[] = [];
  const places = Float64Array.from({ length: table.length }, (_, row) => {
    const one = colorOf(column.values[row]);
    if (one === undefined) throw badOption("map", `the column ${JSON.stringify(column.name)} for color holds ${show(column.values[row])}`, 'It must hold colours such as "#cc0000".');
    const known = list.indexOf(one);
    return known >= 0 ? known : list.push(one) - 1;
  });
  return { list, places };
}
