/** Beyond so many letters a column has its greatest width in any case. */
const mostLetters = 80;
const usualPx = 7.5;

/** Widths that are remembered. */
const memory = 5000;
const widths = new Map<string, number>();

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text of the page is, in px. All digits are taken for equally wide, as the cells show them: numbers of the same form are measured once. */
export function measureText(text: string): number {
  const form = text.slice(0, mostLetters).replace(/\d/g, "0");
  const known = widths.get(form);
  if (known !== undefined) return known;
  if (widths.size >= memory) widths.clear();
  const px = measured(form);
  widths.set(form, px);
  return px;
}

function measured(text: string): number {
  if (context === undefined) {
    context = document.createElement("canvas").getContext("2d");
    // Headers are in bold: what fits there fits everywhere.
    if (context) context.font = `600 ${getComputedStyle(document.body).fontSize} ${getComputedStyle(document.body).fontFamily}`;
  }
  return context?.measureText(text).width ?? text.length * usualPx;
}
