/** What the process does while an app runs in it: its errors, its exit and its intervals become the app's. */
import type { Engine } from "./engine.ts";

/** Takes over the process of a child, or the worker thread of a test. */
export function patchProcess(engine: Engine): void {
  process.on("uncaughtException", (error) => engine.uncaught(error));
  process.on("unhandledRejection", (reason) => engine.uncaught(reason));
  const exit = process.exit.bind(process);
  process.exit = (code?: number | string | null): never => {
    const number = code === undefined || code === null ? Number(process.exitCode ?? 0) : Number(code);
    if (!engine.isGoing) return exit(code);
    return engine.halt("exit", { type: "exit", code: Number.isFinite(number) ? number : 1 });
  };
  engine.cleanups.followIntervals();
}
