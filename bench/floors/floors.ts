/**
 * The floors, measured in pieces between the workloads: a machine that is slow for a while is slow for both.
 */
import type { Browser } from "playwright-core";
import { inProject } from "../../scripts/lib/paths.mjs";
import { type AppServer, serve } from "../lib/app-server.ts";
import type { Measurement } from "../lib/measurement.ts";
import { answerMs, clicks } from "../lib/clicking.ts";
import { Person } from "../page/person.ts";
import type { FloorPage } from "./floor-pages.ts";

const floors: Record<FloorPage, { what: string; text: string }> = {
  static: { what: "floor: click handled in the page", text: "Static" },
  echo: { what: "floor: click → WebSocket echo → DOM", text: "Echo" },
  page: { what: "floor: the same, 1,000 elements as a JSON diff", text: "Page" },
};

export class Floors implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #server: AppServer;
  readonly #samples: Record<FloorPage, number[]> = { static: [], echo: [], page: [] };

  private constructor(browser: Browser, server: AppServer) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(browser: Browser): Promise<Floors> {
    return new Floors(browser, await serve([inProject("bench", "floors", "floor-server.ts")]));
  }

  /** Measures one floor `count` times more. */
  async sample(page: FloorPage, count: number): Promise<void> {
    const { text } = floors[page];
    await using person = await Person.sitDown(this.#browser);
    await person.page.goto(this.#server.url + page);
    await person.page.getByText("Title").waitFor();
    const seen = await clicks({ person, button: "Go", text: (k) => `${text} ${k};`, warm: 3, measured: count });
    this.#samples[page].push(...seen.map(answerMs));
  }

  get measurements(): Measurement[] {
    const pages: FloorPage[] = ["static", "echo", "page"];
    return pages.filter((page) => this.#samples[page].length > 0).map((page) => ({ id: `floor-${page}`, what: floors[page].what, unit: "ms", samples: this.#samples[page] }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
