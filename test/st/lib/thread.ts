/** An app below AppTest: its messages, and its page with all that comes and goes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { AppThread } from "../../../runtime/testing/app-thread.ts";

/** Starts an app in the test's own thread. `st` is imported already: the script's first line is line 2. */
export function threadIn(script: string): AppThread {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "app.ts");
  writeFileSync(file, `import st from "dacapo";\n${script}`);
  const thread = AppThread.start({ file, cwd: folder, argv: [], loopLimits: { sameStateMs: 1000, changingMs: 10_000 } }, { inProcess: true });
  onTestFinished(() => thread.dispose());
  return thread;
}
