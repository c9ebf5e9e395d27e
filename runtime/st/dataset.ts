/** Tables that do not travel: how a function of `st` takes data that is too large for its element. */
import { type Dataset, type Taking, withDatasets } from "../data/dataset.ts";
import { badTable } from "../engine/errors.ts";
import type { ElementData } from "../protocol/element.ts";
import type { Place } from "./handle.ts";

/**
 * Takes data of any shape that a table can have (see `Tabular`) into columns in shared memory. The same data as in the
 * last run is the same dataset, so that its element costs nothing; nothing is sent that the page does not ask for.
 *
 * `dataset.columns` has the names and kinds of the columns, and on the script's thread their values: numbers as typed
 * arrays (`column.kind === "number"`, `column.values`), dates as milliseconds, texts by `cellAt(column, row)` of `data/column.ts`.
 * The element names the dataset by `dataset.id`, and must be drawn with `holding`, which keeps the data as long as it stands.
 *
 * @example
 * lineChart(data, options) {
 *   const place = this[placeOf]("lineChart");
 *   const dataset = takeDataset("lineChart", place, data);
 *   return draw(place, holding([dataset], { type: "lineChart", dataset: dataset.id, … }));
 * }
 * @param how `lasts`: its values are read on the script's thread after the run; `headOnly`: only those of its first 24 rows are, before it
 * is drawn, so that the rest is copied while the page draws
 * @throws AppError `bad-option` when the value has none of the shapes
 */
export function takeDataset(name: string, place: Place, data: unknown, how: Taking = {}): Dataset {
  const { container, index, scope } = place;
  const before = container.children[index ?? container.cursor];
  const dataset = container.page.datasets.take(data, before, { ...how, lasts: how.lasts === true || scope.recording !== undefined });
  if (dataset) return dataset;
  throw badTable(name, data);
}

/** Says that `data` names these datasets. */
export const holding = <E extends ElementData>(datasets: readonly Dataset[], data: E): E => withDatasets(data, datasets);
