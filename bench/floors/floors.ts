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
import { type Manner, Person } from "../page/person.ts";
import type { Floor } from "./floor.ts";
import { type FloorPage, floorPages } from "./floor-pages.ts";

const floors: Record<FloorPage, { what: string; text: string }> = {
  static: { what: "floor: click handled in the page", text: "Static" },
  echo: { what: "floor: click → WebSocket echo → DOM", text: "Echo" },
  child: { what: "floor: the same, echoed by a child process", text: "Child" },
  page: { what: "floor: the first echo, 1,000 elements as a JSON diff", text: "Page" },
};
const warm = 3;
const manners = { inStep: { id: "", where: "" }, atRest: { id: "-rest", where: ", screen at rest" } } as const satisfies Record<Manner, object>;

/** For `Measurement#floor`. */
export const floorId = (page: FloorPage, manner: Manner = "inStep"): string => `floor-${page}${manners[manner].id}`;

export class Floors implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #server: AppServer;
  /** By `floorId`. */
  readonly #samples = new Map<string, number[]>();

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
    const click = async (manner: Manner): Promise<void> => {
      const text = `${floors[page].text} ${++k};`;
      const seen = await person.click(at, text, { manner });
      if (k > warm) this.#note(floorId(page, manner), answerMs(seen));
    };
    for (let i = 0; i < warm; i++) await click("atRest");
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
      await floor.click(i % 2 === 0 ? "inStep" : "atRest");
    }
  }

  /** What was measured of a floor so far. */
  median(page: FloorPage, manner: Manner = "inStep"): number {
    return median(this.#samples.get(floorId(page, manner)) ?? []);
  }

  get measurements(): Measurement[] {
    return (["inStep", "atRest"] as const).flatMap((manner) => floorPages.map((page) => this.#measurement(page, manner))).filter(({ samples }) => samples.length > 0);
  }

  #measurement(page: FloorPage, manner: Manner): Measurement {
    const id = floorId(page, manner);
    return { id, what: `${floors[page].what}${manners[manner].where}`, unit: "ms", samples: this.#samples.get(id) ?? [] };
  }

  #note(id: string, ms: number): void {
    const samples = this.#samples.get(id);
    if (samples) samples.push(ms);
    else this.#samples.set(id, [ms]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
