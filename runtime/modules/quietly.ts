/** Runs `work` without its warnings: Node calls some of what this folder needs experimental, once, and nobody who runs an app can act on that. */
export function quietly<Result>(work: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
