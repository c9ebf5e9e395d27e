import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { Workspace } from "./workspace.ts";

let workspace: Workspace;
afterEach(() => workspace.dispose());

it("keeps nothing of a thousand runs, each of which holds 80 KB, nor of two hundred saves", () => {
  workspace = new Workspace({
    "app.ts": `import { big } from "./m.ts"; const kept = big(); kept.length; export {}`,
    "m.ts": `export const big = (): number[] => Array.from({ length: 10_000 }, (_, index) => index);`,
  });
  const program = fileURLToPath(new URL("./fixture/memory-process.ts", import.meta.url));
  const flags = ["--no-force-async-hooks-checks"];
  const grown = JSON.parse(execFileSync(process.execPath, [...flags, program, workspace.folder], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  expect(grown.runs).toBeLessThan(100_000);
  expect(grown.reloads).toBeLessThan(200_000);
}, 60_000);
