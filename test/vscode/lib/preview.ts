/** The app's page inside VS Code: a frame in a frame. */
import type { FrameLocator, Locator, Page } from "playwright-core";

const extensionId = "dacapo.dacapo";

export class Preview {
  readonly page: Page;
  readonly #outer: Locator;

  constructor(page: Page) {
    this.page = page;
    // Webviews behind other tabs stay in the page, hidden.
    this.#outer = page.locator(`iframe.webview.ready[src*="extensionId=${extensionId}"]:visible`);
  }

  /** Asked anew at each use: the inner frame is another one after a reload. */
  get #frame(): FrameLocator {
    return this.#outer.contentFrame().frameLocator("iframe#active-frame");
  }

  /** Whether a preview can be seen now. */
  isShown(): Promise<boolean> {
    return this.#outer.isVisible();
  }

  locator(selector: string): Locator {
    return this.#frame.locator(selector);
  }

  getByText(text: string | RegExp): Locator {
    return this.#frame.getByText(text);
  }

  /** By role and accessible name, as a screen reader has it. */
  getByRole(role: Parameters<FrameLocator["getByRole"]>[0], name?: string | RegExp): Locator {
    return this.#frame.getByRole(role, name === undefined ? {} : { name, exact: typeof name === "string" });
  }

  getByLabel(label: string): Locator {
    return this.#frame.getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.getByRole("button", name);
  }

  heading(text: string | RegExp): Locator {
    return this.getByRole("heading", text);
  }

  /** Resolves when the text can be seen. */
  async shows(text: string | RegExp, timeoutMs?: number): Promise<void> {
    await this.getByText(text).first().waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
  }

  /**
   * What an expression of JavaScript is in the page; `body` is the page's body. As text, because the tests are typed for Node,
   * where there is no DOM.
   */
  evaluate(expression: string): Promise<unknown> {
    // Playwright sends the text of a function, past the page's policy. A plain string it would not call.
    // SAFETY: a function of one parameter by its text.
    const inPage = new Function("body", `return (${expression});`) as (body: unknown) => unknown;
    return this.locator("body").evaluate(inPage);
  }

  /** A picture of the preview alone. */
  async screenshot(path?: string): Promise<Buffer> {
    return this.#outer.screenshot({ animations: "disabled", ...(path === undefined ? {} : { path }) });
  }
}
