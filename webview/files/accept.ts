/** Which files a widget takes. */
export interface Acceptance {
  /** Endings with their dot, or kinds such as `image/*`. */
  types?: readonly string[] | undefined;
  mostBytes: number;
}

/** Why a file is not taken, as a sentence; undefined when it is. */
export function refusalOf(file: { name: string; type: string; size: number }, { types, mostBytes }: Acceptance): string | undefined {
  if (types && !types.some((type) => (type.startsWith(".") ? file.name.toLowerCase().endsWith(type) : file.type.startsWith(type.slice(0, -1))))) return `Only ${describeTypes(types)} can be given here.`;
  if (file.size > mostBytes) return `It is larger than ${formatSize(mostBytes)}.`;
  return undefined;
}

/** `CSV, PNG, images`. */
export const describeTypes = (types: readonly string[]): string => types.map((type) => (type.startsWith(".") ? type.slice(1).toUpperCase() : `${type.slice(0, -2)}${type === "text/*" || type === "audio/*" ? "" : "s"}`)).join(", ");

export function formatSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power] ?? ""}`;
}
