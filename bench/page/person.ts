/** The person at a page: a real mouse and a real keyboard, and the clocks of the page. */
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type DomChanges, installProbe, type Seen, wallClockOffset } from "./probe.ts";

/** Streamlit needs half a minute for a thousand reruns. */
const timeoutMs = 120_000;
/** How long nothing must happen until what an input has caused is taken to be complete. */
const quietMs = 300;

/** What passed over the page's WebSockets. */
export interface Traffic {
  framesIn: number;
  bytesIn: number;
  framesOut: number;
  bytesOut: number;
}

/**
 * When a click comes. `inStep`: as browser drivers click, and as the reference figures were taken. They wait two frames for
 * the button to stand still, so the click comes just after a frame of the screen, and Chromium draws the next one before
 * it takes any message. `atRest`: nothing has moved for a while, no frame is due, and messages are taken at once.
 */
export type Manner = "inStep" | "atRest";

export interface Clicking {
  manner?: Manner;
  pattern?: string | undefined;
}

/** In CSS pixels from the upper left corner of the window. */
export interface Point {
  x: number;
  y: number;
}

/** A button, by its name and by its middle. */
export interface ButtonPlace extends Point {
  name: string;
}

export class Person implements AsyncDisposable {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #faults: string[] = [];
  #traffic: Traffic = noTraffic();

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on("pageerror", (error) => this.#faults.push(error.message));
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        this.#traffic.framesIn++;
        this.#traffic.bytesIn += Buffer.byteLength(payload);
      });
      socket.on("framesent", ({ payload }) => {
        this.#traffic.framesOut++;
        this.#traffic.bytesOut += Buffer.byteLength(payload);
      });
    });
  }

  /** A page in a browser profile of its own. `first` is the text that its first content will have. */
  static async sitDown(browser: Browser, first: string | null = null): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(installProbe, first);
    return new Person(context, page);
  }

  /** Opens an address and waits for the first text, which `sitDown` has named. */
  async open(url: string): Promise<Seen> {
    await this.page.goto(url, { waitUntil: "commit" });
    return this.#seen();
  }

  async reload(): Promise<Seen> {
    await this.page.reload({ waitUntil: "commit" });
    return this.#seen();
  }

  /** The middle of a button. Looked up once for many clicks: the search makes the page work. */
  async buttonAt(name: string): Promise<ButtonPlace> {
    const box = await this.page.getByRole("button", { name, exact: true }).boundingBox();
    if (!box) throw new Error(`There is no button "${name}" to be seen.`);
    return { name, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Clicks a button and waits for the text. Texts that match `pattern` are noted on the way. */
  async click({ name, x, y }: ButtonPlace, text: string, { manner = "atRest", pattern }: Clicking = {}): Promise<Seen> {
    await this.#expect(text, pattern);
    if (manner === "atRest") await this.page.mouse.click(x, y);
    else await this.page.getByRole("button", { name, exact: true }).click();
    return this.#seen();
  }

  /** Clicks a button from inside the page, as fast as it answers. In `text`, `%` stands for the number of the click. */
  async clickFromInside(name: string, text: string, first: number, count: number): Promise<void> {
    const button = await this.page.getByRole("button", { name, exact: true }).elementHandle();
    await this.page.evaluate(async ([element, pattern, from, clicks]) => {
      if (!(element instanceof HTMLElement)) throw new Error("There is no such button.");
      for (let k = from; k < from + clicks; k++) {
        window.benchProbe.expect(pattern.replace("%", String(k)));
        element.click();
        await window.benchProbe.seen(10_000);
      }
    }, [button, text, first, count] as const);
  }

  /** MiB of JavaScript in use after all garbage has been collected. */
  async heapMiB(): Promise<number> {
    const session = await this.#context.newCDPSession(this.page);
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    return usedSize / 1024 / 1024;
  }

  /** Presses a key where the focus is, and waits for the text. */
  async press(key: string, text: string): Promise<Seen> {
    await this.#expect(text);
    await this.page.keyboard.press(key);
    return this.#seen();
  }

  /** Does something outside the page that makes a text appear on it. Gives the milliseconds from `act` to the text. */
  async causes(text: string, act: () => void): Promise<number> {
    await this.#expect(text);
    const pageOffset = await this.page.evaluate(wallClockOffset);
    const began = performance.now() + wallClockOffset();
    act();
    return (await this.#seen()).seenAt + pageOffset - began;
  }

  /** Does something and waits until its consequences are over. Gives what it changed and what passed over the wire. */
  async counting(act: () => Promise<unknown>): Promise<DomChanges & Traffic> {
    await this.page.evaluate(() => window.benchProbe.startCounting());
    this.#traffic = noTraffic();
    await act();
    await wait(quietMs);
    return { ...(await this.page.evaluate(() => window.benchProbe.counted())), ...this.#traffic };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }

  async #expect(text: string, pattern?: string): Promise<void> {
    await this.page.evaluate(([wanted, steps]) => window.benchProbe.expect(wanted, steps), [text, pattern] as const);
  }

  async #seen(): Promise<Seen> {
    try {
      return await this.page.evaluate((ms) => window.benchProbe.seen(ms), timeoutMs);
    } catch (error) {
      throw new Error(`The page did not do what was expected. Its own errors: ${this.#faults.join("; ") || "none"}`, { cause: error });
    }
  }
}

function noTraffic(): Traffic {
  return { framesIn: 0, bytesIn: 0, framesOut: 0, bytesOut: 0 };
}
