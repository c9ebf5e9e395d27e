/** Streamlit, where it is installed: it runs the same apps, in turn, and the table says how far it is from here to there. */
import { spawnSync } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { startGroup } from "../../scripts/lib/process-group.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";
import type { AppServer } from "../lib/app-server.ts";
import { median } from "../lib/statistics.ts";

const attempts = 300;
const betweenAttemptsMs = 100;

/** The workloads that there are in Python too. They know a page by its buttons and texts alone. */
export const comparable: ReadonlySet<string> = new Set(["w1", "w2", "w3", "w3b", "w4", "w7"]);

/** The version of the Streamlit on PATH, or undefined when there is none. */
export function streamlitVersion(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { status, stdout } = spawnSync("streamlit", ["--version"], { env, encoding: "utf8" });
  return status === 0 ? /\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] : undefined;
}

/** Serves the Python app of a name in Streamlit's own configuration. */
export async function serveStreamlit(app: string, env: NodeJS.ProcessEnv = process.env): Promise<AppServer> {
  const port = await freePort();
  const args = ["run", inProject("bench", "streamlit", "apps", `${app}.py`), "--server.headless", "true", "--server.address", "127.0.0.1", "--server.port", String(port), "--browser.gatherUsageStats", "false"];
  const group = startGroup("streamlit", args, { env, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  const { pid } = group.child;
  if (pid === undefined) throw new Error("Streamlit cannot be started.");
  for (let i = 0; i < attempts; i++) {
    if (await answers(url)) return { url, pid, [Symbol.asyncDispose]: () => group.end() };
    await wait(betweenAttemptsMs);
  }
  await group.end();
  throw new Error(`Streamlit does not serve ${app}.`);
}

interface Measured {
  id: string;
  unit: string;
  samples: readonly number[];
  note?: string;
}

/** What the table says of Dacapo's measurements beside Streamlit's of the same name. */
export function compared<T extends Measured>(ours: readonly T[], theirs: readonly Measured[], version: string): T[] {
  return ours.map((one) => {
    const other = theirs.find(({ id }) => id === one.id);
    if (!other) return one;
    const [here, there] = [median(one.samples), median(other.samples)];
    const times = one.unit === "/s" ? here / there : there / here;
    const note = `Streamlit ${version}: ${Number(there.toPrecision(3))} ${one.unit}, ${Number(times.toPrecision(2))} ×`;
    return { ...one, note: one.note === undefined ? note : `${one.note}; ${note}` };
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then((response) => response.ok, () => false);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      // SAFETY: a server that listens on a port has an address with one.
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
