/** How a spinner stands on the page while its body runs: it takes no place of its own. */
import type { ElementData } from "../protocol/element.ts";
import type { Place } from "./handle.ts";

/** Shows `data` at the cursor while `body` runs, and gives back what `body` returns. */
export function spin<R>(place: Place, data: ElementData, body: () => R): R {
  const { container } = place;
  const node = container.insert(container.cursor, data);
  node.isPassing = true;
  container.cursor++;
  const gone = (): void => {
    const index = container.children.indexOf(node);
    if (index < 0) return;
    container.remove(index);
    if (index < container.cursor) container.cursor--;
  };
  let result: R;
  try {
    result = body();
  } catch (error) {
    gone();
    throw error;
  }
  if (!(result instanceof Promise)) {
    gone();
    return result;
  }
  result.then(gone, gone);
  // SAFETY: R is a promise here, and `waitFor` gives one of the same value.
  return place.scope.run.waitFor(result) as R;
}
