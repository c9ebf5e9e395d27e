const placeholder = /%([-+ 0]*)(\d*)(?:\.(\d+))?([dieufgsx%])/g;

/** Formats with a name instead of a pattern, as in Streamlit. */
const named: Record<string, (value: number) => string> = {
  plain: String,
  localized: (v) => v.toLocaleString(),
  percent: (v) => v.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 2 }),
  dollar: (v) => v.toLocaleString(undefined, { style: "currency", currency: "USD" }),
  euro: (v) => v.toLocaleString(undefined, { style: "currency", currency: "EUR" }),
  yen: (v) => v.toLocaleString(undefined, { style: "currency", currency: "JPY" }),
  accounting: (v) => v.toLocaleString(undefined, { style: "currency", currency: "USD", currencySign: "accounting" }),
  bytes: (v) => formatBytes(v),
  compact: (v) => v.toLocaleString(undefined, { notation: "compact" }),
  scientific: (v) => v.toLocaleString(undefined, { notation: "scientific" }),
  engineering: (v) => v.toLocaleString(undefined, { notation: "engineering" }),
};

/** Writes a number by a printf pattern (`%.2f €`) or a named format; else with as many decimals as `step` or the number has. */
export function formatNumber(value: number, format: string | undefined, step: number): string {
  if (format === undefined) return value.toFixed(Math.max(decimalsOf(step), decimalsOf(value)));
  const byName = Object.hasOwn(named, format) ? named[format] : undefined;
  return byName ? byName(value) : printf(format, value);
}

/** How many decimals a number needs: 2 for 0.25, 7 for 1e-7. At most 20. */
export function decimalsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return Math.min(20, Math.max(0, decimals - Number(exponent)));
}

function printf(format: string, value: number): string {
  return format.replace(placeholder, (_, flags: string, width: string, precision: string | undefined, kind: string) => {
    if (kind === "%") return "%";
    const digits = precision === undefined ? undefined : Number(precision);
    const text = write(kind, Math.abs(value), digits);
    const sign = value < 0 ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
    if (flags.includes("0") && !flags.includes("-")) return sign + text.padStart(Number(width) - sign.length, "0");
    return flags.includes("-") ? (sign + text).padEnd(Number(width)) : (sign + text).padStart(Number(width));
  });
}

function write(kind: string, value: number, digits: number | undefined): string {
  if (kind === "f") return value.toFixed(digits ?? 6);
  if (kind === "e") return value.toExponential(digits ?? 6);
  if (kind === "g") return String(Number(value.toPrecision(digits || 6)));
  if (kind === "x") return Math.trunc(value).toString(16);
  return kind === "s" ? String(value) : String(Math.trunc(value));
}

function formatBytes(value: number): string {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  const power = value === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(Math.abs(value)) / Math.log(1024)));
  return `${Number((value / 1024 ** power).toFixed(1))} ${units[power] ?? ""}`;
}
