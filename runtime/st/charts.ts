/** All charts as one family. */
import { type ColumnCharts, columnCharts } from "./column-charts.ts";
import type { Drawer } from "./handle.ts";
import { type LibraryCharts, libraryCharts } from "./library-charts.ts";
import { type MapElements, mapElements } from "./map.ts";
import { type PlotlyElements, plotlyElements } from "./plotly.ts";
import { type PythonCharts, pythonCharts } from "./python-charts.ts";
import { type VegaElements, vegaElements } from "./vega.ts";

export interface ChartElements extends ColumnCharts, VegaElements, MapElements, PlotlyElements, LibraryCharts, PythonCharts {}

export const chartElements: ChartElements & ThisType<Drawer> = { ...columnCharts, ...vegaElements, ...mapElements, ...plotlyElements, ...libraryCharts, ...pythonCharts };
