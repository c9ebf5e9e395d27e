/** What a screen reader would say of the place that has the keyboard, by the browser's own accessibility tree. */
import type { CDPSession, Page } from "playwright-core";

/** What is said of a state, when it is this. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  checked: { true: "checked", false: "not checked" },
  pressed: { true: "pressed", false: "not pressed" },
  expanded: { true: "open", false: "closed" },
  selected: { true: "selected" },
  disabled: { true: "disabled" },
  invalid: { true: "invalid" },
};

/** The browser's own words for what HTML has and ARIA has not. */
const roles: Readonly<Record<string, string>> = { DisclosureTriangle: "summary", ColorWell: "color", Iframe: "frame" };

interface Said {
  role?: { value?: unknown };
  name?: { value?: unknown };
  value?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
}

export class ScreenReader {
  readonly #page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  static async of(page: Page): Promise<ScreenReader> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Accessibility.enable");
    await page.evaluate(defineKeyboard);
    return new ScreenReader(page, devtools);
  }

  /**
   * Role, name, value and states, in this order: `slider Amount 50`. In a list that is open, of the option that is looked
   * at. What the element announces stands behind a dash.
   */
  async says(): Promise<string> {
    const { result } = await this.#devtools.send("Runtime.evaluate", { expression: "keyboard.looked()" });
    if (result.objectId === undefined) return "";
    const { nodes } = await this.#devtools.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    const said: Said | undefined = nodes[0];
    const role = String(said?.role?.value ?? "");
    const states = (said?.properties ?? []).flatMap(({ name, value }) => words[name]?.[String(value.value)] ?? []);
    const { text, announced } = await this.#page.evaluate(() => window.keyboard.texts());
    const parts = [roles[role] ?? role, said?.name?.value, text || said?.value?.value, ...states, announced && `– ${announced}`];
    return parts.filter((part) => part !== undefined && part !== "").join(" ").replaceAll(/\s+/g, " ").trim();
  }

  /** Whether a ring is drawn around what has the keyboard, or around what stands for it. */
  async showsFocus(): Promise<boolean> {
    return (await this.#page.evaluate(() => window.keyboard.hasRing())) || this.#thumbHasRing();
  }

  /** Whether the keyboard is in the player in which it was when this was asked last, or nowhere in the page. */
  isStill(): Promise<boolean> {
    return this.#page.evaluate(() => window.keyboard.isStill());
  }

  /** The style of a slider's thumb cannot be read: without a ring the same place looks different. */
  async #thumbHasRing(): Promise<boolean> {
    const clip = await this.#page.evaluate(() => window.keyboard.place());
    const shoot = (): Promise<Buffer> => this.#page.screenshot({ clip, caret: "hide", animations: "disabled" });
    const withRing = await shoot();
    await this.#page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("::-webkit-slider-thumb { outline: none !important }");
      document.adoptedStyleSheets = [sheet];
    });
    const without = await shoot();
    await this.#page.evaluate(() => void (document.adoptedStyleSheets = []));
    return !withRing.equals(without);
  }
}

interface Focus {
  /** What has the keyboard, within frames of markup too; in a list, the option that is looked at. */
  looked(): Element | null;
  texts(): { text: string; announced: string };
  hasRing(): boolean;
  place(): { x: number; y: number; width: number; height: number };
  isStill(): boolean;
}

declare global {
  interface Window {
    keyboard: Focus;
  }
}

/** Runs in the page. */
function defineKeyboard(): void {
  let last: Element | null = document.activeElement;
  const active = (): Element | null => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };
  const looked = (): Element | null => document.getElementById(active()?.getAttribute("aria-activedescendant") ?? "") ?? active();
  const isLine = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration): boolean => outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
  window.keyboard = {
    looked,
    texts() {
      const live = document.activeElement?.closest(".node")?.querySelectorAll('[role="status"], [aria-live], output') ?? [];
      return { text: active()?.getAttribute("aria-valuetext") ?? "", announced: [...live].map((one) => one.textContent?.trim()).filter(Boolean).join(" ") };
    },
    hasRing() {
      const at = active();
      if (!at) return false;
      // A hidden input has its ring on what is drawn beside it; a field has it on its frame.
      const near = [looked() ?? at, at, ...(at.parentElement?.children ?? []), ...at.querySelectorAll("*")];
      for (let around = at.parentElement; around; around = around.parentElement) near.push(around);
      return near.some((one) => ["", "::before", "::after"].some((part) => isLine(getComputedStyle(one, part || null))));
    },
    place() {
      const { left, top, width, height } = (looked() ?? document.body).getBoundingClientRect();
      return { x: Math.max(0, left - 8), y: Math.max(0, top - 8), width: width + 16, height: height + 16 };
    },
    isStill() {
      const at = document.activeElement;
      // Not a frame: the keyboard comes out of one a while after the key.
      const isStill = at === document.body || (at === last && at instanceof HTMLMediaElement);
      last = at;
      return isStill;
    },
  };
}
