import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("AppTest works under node:test as under vitest", () => {
  const file = fileURLToPath(new URL("./fixture/under-node-test.ts", import.meta.url));
  // A runner that another one starts is told so, and would speak to it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout, status } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", file], { encoding: "utf8", env });
  expect(stdout).toContain("# pass 3");
  expect(status).toBe(0);
});
