/** The colours and the font of a chart, as the theme has them at the moment. */
import type { ChartColor } from "../../../runtime/protocol/chart.ts";

export interface Ink {
  text: string;
  muted: string;
  grid: string;
  axis: string;
  page: string;
  font: string;
  /** A colour of CSS as a canvas understands it. */
  color(css: string): string;
  /** The colour of the series at a place, or the one that it was given. */
  series(place: number, own?: ChartColor): string;
}

const seriesCount = 12;
const named: Record<Exclude<ChartColor, `#${string}`>, string> = {
  blue: "--blue", green: "--green", orange: "--orange", red: "--red", violet: "--purple", yellow: "--yellow", gray: "--muted", grey: "--muted", primary: "--accent",
};

/** The token of a series colour, for CSS. */
export function seriesColor(place: number, own?: ChartColor): string {
  if (own === undefined) return `var(--series-${(place % seriesCount) + 1})`;
  return own in named ? `var(${Reflect.get(named, own)})` : own;
}

/** Asks the style of an element: a canvas knows no variables. */
export function inkOf(probe: HTMLElement): Ink {
  const style = getComputedStyle(probe);
  const known = new Map<string, string>();
  const color = (value: string): string => {
    let resolved = known.get(value);
    if (resolved === undefined) {
      probe.style.color = value;
      known.set(value, (resolved = style.color));
      probe.style.color = "";
    }
    return resolved;
  };
  return {
    text: color("var(--text)"),
    muted: color("var(--muted)"),
    grid: color("var(--grid)"),
    axis: color("var(--axis)"),
    page: color("var(--page)"),
    font: `${style.fontSize} ${style.fontFamily}`,
    color,
    series: (place, own) => color(seriesColor(place, own)),
  };
}
