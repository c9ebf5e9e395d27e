/**
 * The floors: what a machine can do at best. They are clicked in turn with the product, so that what slows the machine
 * down for a while slows down both.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { inProject } from "../../scripts/lib/paths.mjs";
import { type AppServer, serve } from "../lib/app-server.ts";
import { answerMs } from "../lib/clicking.ts";
import type { Measurement } from "../lib/measurement.ts";
import { median } from "../lib/statistics.ts";
import { Person } from "../page/person.ts";
import type { Floor } from "./floor.ts";
import { type FloorPage, floorPages } from "./floor-pages.ts";

const floors: Record<FloorPage, { what: string; text: string }> = {
  static: { what: "floor: click handled in the page", text: "Static" },
  echo: { what: "floor: click → WebSocket echo → DOM", text: "Echo" },
  child: { what: "floor: the same, echoed by a child process", text: "Child" },
  page: { what: "floor: the first echo, 1,000 elements as a JSON diff", text: "Page" },
};
const warm = 3;

export class Floors implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #server: AppServer;
  readonly #samples: Record<FloorPage, number[]> = { static: [], echo: [], child: [], page: [] };

  private constructor(browser: Browser, server: AppServer) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(browser: Browser): Promise<Floors> {
    return new Floors(browser, await serve([inProject("bench", "floors", "floor-server.ts")]));
  }

  /** Opens a page of a floor and warms it up. */
  async open(page: FloorPage): Promise<Floor> {
    const person = await Person.sitDown(this.#browser);
    await person.page.goto(this.#server.url + page);
    const at = await person.buttonAt("Go");
    let k = 0;
    const click = async (): Promise<void> => {
      k++;
      const seen = await person.click(at, `${floors[page].text} ${k};`);
      if (k > warm) this.#samples[page].push(answerMs(seen));
    };
    for (let i = 0; i < warm; i++) await click();
    return { click, [Symbol.asyncDispose]: () => person[Symbol.asyncDispose]() };
  }

  /** Milliseconds from the navigation of a new tab with an empty cache to the first content. */
  async openTab(): Promise<number> {
    await using person = await Person.sitDown(this.#browser, "Title");
    return (await person.open(`${this.#server.url}static`)).seenAt;
  }

  /** Measures a floor alone. */
  async sample(page: FloorPage, count: number): Promise<void> {
    await using floor = await this.open(page);
    for (let i = 0; i < count; i++) {
      await wait(60 + ((i * 7) % 50));
      await floor.click();
    }
  }

  /** What was measured of a floor so far. */
  median(page: FloorPage): number {
    return median(this.#samples[page]);
  }

  get measurements(): Measurement[] {
    return floorPages.filter((page) => this.#samples[page].length > 0).map((page) => ({ id: `floor-${page}`, what: floors[page].what, unit: "ms", samples: this.#samples[page] }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
