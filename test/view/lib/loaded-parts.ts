/** The parts of the page that it loads when something first needs them: elements, Markdown, formulas, colours of code. */
import type { Page, Request } from "playwright-core";

/** Knows what a page has asked for since it was opened. */
export class LoadedParts {
  readonly #page: Page;
  /** Addresses of scripts, in the order in which they were asked for. */
  readonly #asked = new Set<string>();

  constructor(page: Page) {
    this.#page = page;
    page.on("request", this.#note);
  }

  forget(): void {
    this.#page.off("request", this.#note);
  }

  /** Resolves when the page has drawn what it was sent: every part that this needed is there, and a frame has passed since. */
  async settled(): Promise<void> {
    let seen: number;
    do {
      seen = this.#asked.size;
      // A part that is on its way resolves here after it has in the page, which asked first. As a string, because
      // the compiler of the tests has an own way with imports. What cannot be loaded is the page's to tell.
      await this.#page.evaluate(`Promise.allSettled(${JSON.stringify([...this.#asked])}.map((part) => import(part))).then(drawn)`);
    } while (this.#asked.size > seen);
  }

  readonly #note = (request: Request): void => {
    if (request.resourceType() === "script" && request.frame() === this.#page.mainFrame()) this.#asked.add(request.url());
  };
}
