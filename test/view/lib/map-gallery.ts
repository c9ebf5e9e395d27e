/** Maps as the runtime makes them. */
import type { NodeData } from "../../../runtime/protocol/element.ts";
import { pack } from "../../../runtime/st/chart/pack.ts";

const cities = [["Oslo", 59.91, 10.75], ["Bergen", 60.39, 5.32], ["Trondheim", 63.43, 10.4], ["Stavanger", 58.97, 5.73], ["Tromsø", 69.65, 18.96]] as const;
const capitals = [["London", 51.5, -0.13], ["Tokyo", 35.68, 139.69], ["Nairobi", -1.29, 36.82], ["Lima", -12.05, -77.04], ["Ottawa", 45.42, -75.7], ["Canberra", -35.28, 149.13]] as const;

export const mapOf = (places: readonly (readonly [string, number, number])[], more: Partial<Extract<NodeData, { type: "map" }>> = {}): NodeData => ({
  type: "map",
  lat: pack(places.map(([, lat]) => lat)),
  lon: pack(places.map(([, , lon]) => lon)),
  labels: places.map(([name]) => name),
  radius: 100,
  total: places.length,
  ...more,
});

export const norway: NodeData = mapOf(cities, { radius: pack([20_000, 12_000, 9000, 7000, 5000]) });

export const mapGallery: readonly NodeData[] = [norway, mapOf(capitals, { height: 320, colors: ["#0066cc", "green"], color: pack([0, 1, 0, 1, 0, 1]) }), mapOf([])];
