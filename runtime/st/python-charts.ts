/** Names that a person who comes from Python looks for: each says what draws the same here. */
import { pythonOnly } from "../engine/errors.ts";

export interface PythonCharts {
  /** Matplotlib exists in Python only. Use `st.lineChart` and its kin, or `st.image` for a picture that you have drawn. */
  pyplot(...figure: unknown[]): never;
  /** Altair exists in Python only. It makes Vega-Lite specifications: pass one to `st.vegaLiteChart`. */
  altairChart(...chart: unknown[]): never;
  /** PyDeck exists in Python only. `st.map` draws points. */
  pydeckChart(...deck: unknown[]): never;
}

export const pythonCharts: PythonCharts = {
  pyplot() {
    throw pythonOnly("pyplot", "st.lineChart, st.areaChart, st.barChart or st.scatterChart, or st.image for a picture that the script has drawn");
  },
  altairChart() {
    throw pythonOnly("altairChart", "st.vegaLiteChart(data, { spec }): a specification is what Altair makes");
  },
  pydeckChart() {
    throw pythonOnly("pydeckChart", "st.map for points");
  },
};
