/** Parts of the page that are loaded when a text first needs them. */
class Chunk<T extends object> {
  readonly #import: () => Promise<T>;
  #loaded: T | undefined = $state.raw();
  #isMissing = $state(false);
  #isAsked = false;

  constructor(load: () => Promise<T>) {
    this.#import = load;
  }

  /** Undefined until it is loaded, which the first look begins. Reading it in markup waits for it. */
  get(): T | undefined {
    if (!this.#isAsked) queueMicrotask(() => this.load());
    return this.#loaded;
  }

  /** It cannot be loaded: text is shown as it is written. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Loads it ahead of its first use. */
  load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#import().then(
      (loaded) => (this.#loaded = loaded),
      (error: unknown) => {
        this.#isMissing = true;
        // Reaches the page's own report of errors, as any other fault of the page does.
        reportError(error);
      },
    );
  }
}

/** Markdown, the sanitiser, icons. */
export const richText = new Chunk(() => import("./rich/drawing.ts"));
/** Formulas. */
export const formulas = new Chunk(() => import("./rich/formulas.ts"));
/** Colours of code. */
export const highlighter = new Chunk(() => import("./rich/highlight.ts"));
