/** Text of an editor that runs in place of the file's, in a real child. */
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const drawing = (text: string): string => `import st from "dacapo";\nst.text(${JSON.stringify(text)});\n`;

test("text that is not saved runs with the state kept, outlives a restart, and gives way to the next save", async () => {
  await using app = startApp({ childEntry, name: "app.ts", script: drawing("from the file") });
  await app.view.shows("from the file");
  app.host.rerun("save", undefined, drawing("as typed"));
  await app.view.shows("as typed");
  app.host.restart();
  await app.view.is("starting");
  await app.view.shows("as typed");
  writeFileSync(app.host.file, drawing("saved"));
  app.host.rerun("save", [app.host.file]);
  await app.view.shows("saved");
});

test("a script without a file runs from its text, and imports what lies beside it", async () => {
  await using saved = startApp({ childEntry, name: "app.ts", script: drawing("unused") });
  const folder = dirname(saved.host.file);
  writeFileSync(join(folder, "beside.ts"), 'export const greeting: string = "hello from beside";\n');
  const text = 'import st from "dacapo";\nimport { greeting } from "./beside.ts";\nst.text(greeting);\n';
  await using app = startApp({ childEntry, script: "unused", file: join(folder, "Untitled-1.ts"), text });
  await app.view.shows("hello from beside");
  expect(existsSync(app.host.file)).toBe(false);
});
