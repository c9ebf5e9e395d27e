import { defineConfig } from "vitest/config";
import { rings } from "./scripts/lib/rings.mjs";

/**
 * A thread that runs TypeScript has its types stripped by WebAssembly: one for an app under test strips 200 files. After a
 * thousand calls V8 13 compiles the way from there to JavaScript anew and frees the old one, which crashes the process now and
 * then when other threads do the same (`Runtime_TierUpWasmToJSWrapper` → `NativeModule::FreeCode`). It need not.
 */
const noWrapperTiering = "--wasm-wrapper-tiering-budget=2147483647";

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
        execArgv: [noWrapperTiering],
        // What is polled is drawn or said by other threads and processes; on a busy machine they take their time.
        expect: { poll: { timeout: 20_000 } },
      },
    })),
  },
});
