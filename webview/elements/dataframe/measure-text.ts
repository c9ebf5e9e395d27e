/** Beyond so many letters a column has its greatest width in any case. */
const mostLetters = 80;
const usualPx = 7.5;

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text of the page is, in px. */
export function measureText(text: string): number {
  if (context === undefined) {
    context = document.createElement("canvas").getContext("2d");
    // Headers are in bold: what fits there fits everywhere.
    if (context) context.font = `600 ${getComputedStyle(document.body).fontSize} ${getComputedStyle(document.body).fontFamily}`;
  }
  const part = text.slice(0, mostLetters);
  return context?.measureText(part).width ?? part.length * usualPx;
}
