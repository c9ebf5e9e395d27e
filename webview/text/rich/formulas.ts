/** Formulas, in a chunk of their own: TeX becomes MathML, which the browser draws. */
import temml from "temml";

export type Formulas = typeof import("./formulas.ts");

/** What a formula may cost: expansions of macros, and the size of what it draws (in ems). */
const limits: { maxExpand: number; maxSize: [number, number] } = { maxExpand: 1000, maxSize: [40, 40] };

/** Not safe yet. A formula that cannot be read is shown as it is written, with what is wrong. */
export function toMathml(tex: string, display: boolean): string {
  return temml.renderToString(tex, { displayMode: display, throwOnError: false, strict: false, trust: false, errorColor: "var(--text-red)", ...limits });
}
