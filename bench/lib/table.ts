/** Tables in Markdown, aligned so that they can be read in a terminal too. */
import type { Curve } from "../growth/curve.ts";
import type { Counts, Line } from "./measurement.ts";

export function timesTable(lines: readonly Line[]): string {
  return table(
    ["workload", "median", "p95", "n", "× floor", "goal", "met", ""],
    lines.map((line) => [
      line.what,
      `${short(line.median)} ${line.unit}`,
      `${short(line.p95)} ${line.unit}`,
      String(line.n),
      line.ratio === undefined ? "" : line.ratio.toFixed(2),
      line.goal,
      line.isMet === undefined ? "" : line.isMet ? "yes" : "**no**",
      line.note,
    ]),
  );
}

export function countsTable(counts: readonly Counts[]): string {
  return table(
    ["one action of", "texts set", "nodes added or removed", "attributes set", "frames to the page", "bytes to the page", "frames from the page", "bytes from the page"],
    counts.map((c) => [c.what, c.texts, c.nodes, c.attributes, c.framesIn, c.bytesIn, c.framesOut, c.bytesOut].map(String)),
  );
}

export function growthTable({ x, y, points }: Curve): string {
  return table(
    [x, y, ""],
    points.map((point) => [point.x.toLocaleString("en"), short(point.y), point.note ?? ""]),
  );
}

/** Three digits that count. */
function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(4);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
