/** A curve as an SVG picture that can be read on a light and on a dark page. Sizes stand on a logarithmic axis. */
import type { Curve, Point } from "./curve.ts";

const width = 480;
const height = 250;
const left = 24;
const right = 40;
const top = 72;
const bottom = 48;

const style = `
text { font: 12px system-ui, sans-serif; fill: #57606a; }
.title { font-size: 14px; font-weight: 600; fill: #24292f; }
.value { font-weight: 600; fill: #24292f; }
.axis { stroke: #d0d7de; }
.curve { fill: none; stroke: #0969da; stroke-width: 2; }
.point { fill: #0969da; }
@media (prefers-color-scheme: dark) {
  text { fill: #8b949e; }
  .title, .value { fill: #e6edf3; }
  .axis { stroke: #30363d; }
  .curve { stroke: #58a6ff; }
  .point { fill: #58a6ff; }
}`;

export function drawCurve({ title, x, y, points }: Curve): string {
  const highest = Math.max(...points.map((point) => point.y), Number.MIN_VALUE);
  const [first, last] = [Math.log(points[0]?.x ?? 1), Math.log(points.at(-1)?.x ?? 1)];
  const placeX = (point: Point): number => round(left + ((Math.log(point.x) - first) / (last - first || 1)) * (width - left - right));
  const placeY = (point: Point): number => round(height - bottom - (Math.max(0, point.y) / highest) * (height - top - bottom));
  const line = points.map((point) => `${placeX(point)},${placeY(point)}`).join(" ");
  const marks = points.map((point, i) => {
    const anchor = i === 0 ? "start" : i === points.length - 1 ? "end" : "middle";
    return [
      `<circle class="point" cx="${placeX(point)}" cy="${placeY(point)}" r="3.5"/>`,
      `<text class="value" x="${placeX(point)}" y="${placeY(point) - 9}" text-anchor="${anchor}">${short(point.y)}</text>`,
      `<text x="${placeX(point)}" y="${height - bottom + 17}" text-anchor="${anchor}">${point.x.toLocaleString("en")}</text>`,
    ].join("\n");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(`${title}: ${points.map((point) => `${short(point.y)} at ${point.x}`).join(", ")}`)}">
<style>${style}
</style>
<text class="title" x="${left}" y="20">${escaped(title)}</text>
<text x="${left}" y="36">${escaped(y)}</text>
<line class="axis" x1="${left}" y1="${height - bottom}" x2="${width - right}" y2="${height - bottom}"/>
<polyline class="curve" points="${line}"/>
${marks.join("\n")}
<text x="${width - right}" y="${height - 10}" text-anchor="end">${escaped(x)}</text>
</svg>
`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Three digits that count. */
export function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
