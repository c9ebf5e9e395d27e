/** Entry of the thread that sorts and searches large tables for the link. */
import { parentPort } from "node:worker_threads";
import { rowOrder } from "../data/row-order.ts";
import type { OrderDone, OrderJob } from "./row-orders.ts";

parentPort?.on("message", ({ id, table, view }: OrderJob) => {
  const order = rowOrder(table, view);
  parentPort?.postMessage({ id, order } satisfies OrderDone, order ? [order.buffer] : []);
});
