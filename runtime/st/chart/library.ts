/** Libraries for charts that the person's own project has: found beside the script, handed to the page as they are. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { currentEngine } from "../../engine/current.ts";
import { missingLibrary } from "../../engine/errors.ts";
import type { Media } from "../../engine/media.ts";

/** What each chart is drawn with: the package to install, and the files of packages that will do, best first. */
const libraries = {
  // Of all that Plotly publishes, only this one draws every kind of trace without `eval`, which the page's policy forbids.
  plotlyChart: { install: "plotly.js-strict-dist-min", files: ["plotly.js-strict-dist-min/plotly-strict.min.js", "plotly.js-dist-min/plotly.min.js", "plotly.js-dist/plotly.js", "plotly.js/dist/plotly.min.js"] },
  echartsChart: { install: "echarts", files: ["echarts/dist/echarts.min.js"] },
  mermaidChart: { install: "mermaid", files: ["mermaid/dist/mermaid.min.js"] },
  graphvizChart: { install: "@viz-js/viz", files: ["@viz-js/viz/dist/viz.js", "@viz-js/viz/lib/viz-standalone.mjs"] },
} as const;

export type LibraryChart = keyof typeof libraries;

/**
 * The file of a library, looked for from the script's folder upwards, as Node does.
 * @throws AppError `missing-library`, which says how to add it
 */
export function libraryFile(chart: LibraryChart): string {
  const { install, files } = libraries[chart];
  for (let folder = dirname(currentEngine().settings.file); ; folder = dirname(folder)) {
    for (const file of files) {
      const path = join(folder, "node_modules", file);
      if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
    }
    if (dirname(folder) === folder) throw missingLibrary(chart, install);
  }
}

/** The id of a library among the page's media. It is read once, and again when the file has changed. */
export function libraryMedium(chart: LibraryChart, media: Media): string {
  const path = libraryFile(chart);
  const { mtimeMs, size } = statSync(path);
  return media.putOnce(`${path}:${mtimeMs}:${size}`, () => ({ bytes: readFileSync(path), type: "text/javascript" })).id;
}

export const libraryUrl = (chart: LibraryChart): string => pathToFileURL(libraryFile(chart)).href;
