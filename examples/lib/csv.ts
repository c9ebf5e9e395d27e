/** Rows of a CSV file with a header; a column whose values are all numbers holds numbers. */
export type CsvRow = Record<string, string | number>;

export function parseCsv(text: string): CsvRow[] {
  const [header = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  const isNumber = header.map((_, i) => lines.every((line) => line[i] !== "" && Number.isFinite(Number(line[i]))));
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, isNumber[i] ? Number(line[i]) : (line[i] ?? "")])));
}

/** Cells may be quoted; a quote inside is doubled. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
