/** Everything that was registered with the fake VS Code and not yet disposed. */
const live = new Map<object, string>();

/** Registers something that must be disposed one day. Disposing it twice does no harm. */
export function register(what: string, dispose: () => void = () => undefined): { dispose(): void } {
  const item = {
    dispose: (): void => {
      if (live.delete(item)) dispose();
    },
  };
  live.set(item, what);
  return item;
}

/** What is left, sorted, one line each. */
export const leftOver = (): string[] => [...live.values()].sort();

export const forgetAll = (): void => live.clear();
