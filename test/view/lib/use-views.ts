import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type View, type ViewOptions, Views } from "./view.ts";

/** A browser for the test file, with arguments of its own. Each page that a test opens is closed after it, and must not have had a fault. */
export function useViews(args: readonly string[] = []): (options?: ViewOptions) => Promise<View> {
  let views: Views;
  const open: View[] = [];
  beforeAll(async () => {
    views = await Views.launch(args);
  });
  afterAll(() => views.close());
  afterEach(async () => {
    for (const view of open.splice(0)) {
      const faults = [...(await view.faults()), ...(await view.takeReports())];
      await view.close();
      expect(faults).toEqual([]);
    }
  });
  return async (options) => {
    const view = await views.open(options);
    open.push(view);
    return view;
  };
}
