/** Tables as text: for the clipboard, and as a file. */

/** One line a row, cells apart by tabs. What holds tabs, quotes or line ends is quoted, as spreadsheets do it. */
export const toTsv = (rows: readonly (readonly string[])[]): string => toDelimited(rows, "\t", "\n");
export const toCsv = (rows: readonly (readonly string[])[]): string => toDelimited(rows, ",", "\r\n");

function toDelimited(rows: readonly (readonly string[])[], between: string, end: string): string {
  const isOdd = (text: string): boolean => text.includes(between) || /["\r\n]/.test(text);
  return rows.map((row) => row.map((text) => (isOdd(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(between)).join(end);
}

/** The cells of what was copied from a table or a spreadsheet. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const token = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  for (let at = 0; ; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    rows.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "");
    at = token.lastIndex;
    if (at >= text.length) break;
    if (text[at] !== "\t") rows.push([]);
    at += text.startsWith("\r\n", at) ? 2 : 1;
    // A line end at the very end begins no row.
    if (at >= text.length && text[at - 1] !== "\t") {
      rows.pop();
      break;
    }
  }
  return rows;
}
