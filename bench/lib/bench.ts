/** What every workload is given. */
import type { Browser } from "playwright-core";
import type { Floors } from "../floors/floors.ts";
import type { AppServer } from "./app-server.ts";
import type { Counts, Measurement } from "./measurement.ts";

export interface Bench {
  browser: Browser;
  floors: Floors;
  /** Serves the app of a workload, in the product that is measured. */
  serve(app: string): Promise<AppServer>;
  /** How often to measure when `usual` is what a full run does. */
  times(usual: number): number;
}

export interface Findings {
  measurements: Measurement[];
  counts?: Counts[];
}

export type Workload = (bench: Bench) => Promise<Findings>;
