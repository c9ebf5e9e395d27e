import { cpus, type } from "node:os";

/** What the figures were measured on, in one line. */
export function machine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim() ?? "unknown processor"}, ${type()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
}
