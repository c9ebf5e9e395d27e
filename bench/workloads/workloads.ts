/** Every workload by its name, in the order in which they are run. */
import type { Workload } from "../lib/bench.ts";
import { w1, w2, w3, w3b, w4, w7 } from "./answers.ts";
import { w6 } from "./charts.ts";
import { w9 } from "./cold-start.ts";
import { w11 } from "./engine.ts";
import { w10 } from "./memory.ts";
import { w8 } from "./saves.ts";
import { w5a, w5b } from "./tables.ts";

export const workloads: Readonly<Record<string, Workload>> = { w1, w2, w3, w3b, w4, w5a, w5b, w6, w7, w8, w9, w10, w11 };
