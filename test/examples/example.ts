import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { AppTest, type AppTestOptions } from "../../runtime/testing/app-test.ts";
import type { ElementList } from "../../runtime/testing/handles.ts";

export const examplesFolder = fileURLToPath(new URL("../../examples/", import.meta.url));

/** An example after its first run. It ends with the test. */
export async function example(file: string, options: AppTestOptions = {}): Promise<AppTest> {
  const app = AppTest.fromFile(`${examplesFolder}${file}`, { timeout: "30s", ...options });
  onTestFinished(() => app.dispose());
  return app.run();
}

/** One column of the first table in a list: `column(app.dataframe, "level")`. */
export function column(tables: ElementList, name: string): unknown[] {
  const rows = tables[0]?.value;
  if (!Array.isArray(rows)) throw new Error("the page has no such table");
  return rows.map((row: Record<string, unknown>) => row[name]);
}
