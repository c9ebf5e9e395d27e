import { defineConfig } from "vitest/config";
import { rings } from "./scripts/lib/rings.mjs";

export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: !process.env["CI"],
    projects: rings.map((ring) => ({
      test: {
        name: ring.name,
        include: ring.include,
        exclude: ["**/node_modules/**", ...(ring.exclude ?? [])],
        fileParallelism: !ring.oneAtATime,
        testTimeout: ring.testTimeoutMs,
        hookTimeout: ring.testTimeoutMs,
        retry: ring.tries - 1,
        pool: "forks",
        // What is polled is drawn or said by other threads and processes; on a busy machine they take their time.
        expect: { poll: { timeout: 20_000 } },
      },
    })),
  },
});
