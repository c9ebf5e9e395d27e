import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

it("loads and reloads in a process of its own and in a worker thread beside it, each for itself and without a warning", () => {
  const app = (name: string): string => `import { write } from "dacapo"; import { f } from "./m"; write("${name}"); write(f()); write(typeof (await import("node:fs")).statSync);`;
  workspace = new Workspace({
    "app.ts": app("main"),
    "m.ts": `import { write } from "dacapo"; write("m"); export const f = (): number => 1;`,
    "worker/app.ts": app("worker"),
    "worker/m.ts": `import { write } from "dacapo"; write("m"); export const f = (): number => 2;`,
  });
  const flags = ["--no-force-async-hooks-checks"];
  const program = fileURLToPath(new URL("./fixture/app-process.ts", import.meta.url));
  const { main, worker } = JSON.parse(execFileSync(process.execPath, [...flags, program, workspace.folder], { encoding: "utf8" }));
  const expected = (name: string, folder: string, value: number): unknown => ({
    log: ["m", name, value, "function", name, [7, expect.stringContaining("    at f (")], "function"],
    frame: { file: `file://${folder}/m.ts`, own: true, at: { line: 3, column: 42 } },
    warnings: [],
    emitWarning: "emitWarning",
  });
  expect(main).toEqual(expected("main", workspace.folder, 1));
  expect(worker).toEqual(expected("worker", workspace.path("worker"), 2));
});
