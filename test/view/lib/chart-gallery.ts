/** Charts as the runtime makes them, for tests that go through all of them and for looking at. */
import type { NodeData } from "../../../runtime/protocol/element.ts";
import { buildChart, type ChartCall } from "../../../runtime/st/chart/build.ts";
import { mapGallery } from "./map-gallery.ts";

/** A chart as its element. */
export const chart = ({ width, height, ...call }: ChartCall & { width?: number | "content"; height?: number }): NodeData => ({ type: call.type, ...buildChart(call), width, height });

const days = Array.from({ length: 120 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
const wave = (phase: number, height: number) => (_: unknown, i: number): number => height * (2 + Math.sin(i / 9 + phase) + Math.sin(i / 2 + phase) / 4);
/** The same points each time. */
const scattered = Array.from({ length: 160 }, (_, i) => ({ weight: 40 + ((i * 37) % 61), price: 20 + ((i * 53) % 47) + i / 8, kind: ["wood", "steel", "glass"][i % 3], stock: (i * 29) % 83 }));
const sales = ["North", "South", "East", "West"].flatMap((region) => ["Apples", "Pears", "Plums"].map((fruit, i) => ({ region, fruit, sold: 12 + region.length * 3 + i * 7 })));

export const chartGallery: readonly NodeData[] = [
  { type: "subheader", body: "Lines" },
  chart({ type: "lineChart", data: { day: days, wind: days.map(wave(0, 12)), solar: days.map(wave(2, 9)), water: days.map(wave(4, 5)) }, yLabel: "GWh" }),
  { type: "subheader", body: "Gaps, and a single value" },
  chart({ type: "lineChart", data: [3, 5, null, 8, null, 7, 9, 12, 10, 14], height: 160 }),
  { type: "subheader", body: "Areas" },
  chart({ type: "areaChart", data: { day: days, wind: days.map(wave(0, 12)), solar: days.map(wave(2, 9)), water: days.map(wave(4, 5)) }, stack: "zero" }),
  { type: "subheader", body: "Bars" },
  chart({ type: "barChart", data: sales, x: "region", y: "sold", color: "fruit", stack: "zero" }),
  chart({ type: "barChart", data: sales, x: "region", y: "sold", color: "fruit", stack: "beside", sort: false }),
  chart({ type: "barChart", data: new Map([["Oslo", 717_710], ["Bergen", 291_940], ["Trondheim", 214_565], ["Stavanger", 149_048], ["Tromsø", 78_745]]), horizontal: true, sort: "-value", stack: "zero", color: "green" }),
  { type: "subheader", body: "Points" },
  chart({ type: "scatterChart", data: scattered, x: "weight", y: "price", color: "kind", size: "stock" }),
  chart({ type: "scatterChart", data: scattered, x: "weight", y: "price", color: "stock" }),
  { type: "subheader", body: "Nothing" },
  chart({ type: "lineChart", data: [] }),
  { type: "subheader", body: "Maps" },
  ...mapGallery,
];
