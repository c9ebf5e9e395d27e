/** How something grows: one curve, as a table and as a picture. */

export interface Curve {
  /** Of its picture: `docs/images/growth-<id>.svg`. */
  id: string;
  title: string;
  /** What grows. */
  x: string;
  /** What is measured, with its unit. */
  y: string;
  points: Point[];
}

export interface Point {
  x: number;
  y: number;
  /** What else was seen there. */
  note?: string;
}
