/** One of many things that fly across the page. */
export interface Flight {
  /** Percent of the page's width. */
  place: number;
  /** In ms. */
  delay: number;
  size: number;
  /** How far it drifts sideways, in px. */
  sway: number;
}

export function scatter(count: number): Flight[] {
  return Array.from({ length: count }, (_, i) => ({
    place: ((i + Math.random()) / count) * 100,
    delay: Math.round(Math.random() * 1000),
    size: 0.7 + Math.random() * 0.6,
    sway: Math.round((Math.random() - 0.5) * 120),
  }));
}
