/** A promise that knows whether anybody looks at it: an error that its owner handles is not ours to report. */
export class WatchedPromise<T> extends Promise<T> {
  /** Somebody awaits it, or has attached a handler. */
  isHandled = false;

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // `await` calls this too, because the constructor is not Promise itself.
  override then<A = T, B = never>(onFulfilled?: ((value: T) => A | PromiseLike<A>) | null, onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    this.isHandled = true;
    return super.then(onFulfilled, onRejected);
  }
}

/** Follows `promise`. What it rejects with is never an unhandled rejection. */
export function watch<T>(promise: Promise<T>): WatchedPromise<T> {
  const watched = new WatchedPromise<T>((resolve, reject) => void promise.then(resolve, reject));
  Promise.prototype.then.call(watched, undefined, () => {});
  return watched;
}
