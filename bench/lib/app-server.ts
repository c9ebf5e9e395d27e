/** An app as `dacapo run` serves it. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { startGroup } from "../../scripts/lib/process-group.mjs";
import { inProject } from "../../scripts/lib/paths.mjs";

export interface AppServer extends AsyncDisposable {
  /** Where its page is. */
  readonly url: string;
  /** The first process of the server. */
  readonly pid: number;
}

/** The path of an app of `bench/apps`. */
export const appFile = (name: string): string => inProject("bench", "apps", name);

/** Starts a server and resolves when it has said where it is. `argv` is the script's own. */
export function serveApp(file: string, ...argv: readonly string[]): Promise<AppServer> {
  return serve([inProject("dist", "cli.mjs"), "run", file, "--no-open", "--", ...argv]);
}

/** Runs a program that prints an address on a line of its own and serves it until it is ended. */
export async function serve(args: readonly string[]): Promise<AppServer> {
  const group = startGroup(process.execPath, [...args], { stdio: ["ignore", "pipe", "pipe"] });
  const { stdout, stderr, pid } = group.child;
  let said = "";
  stderr?.on("data", (chunk) => (said += String(chunk)));
  const url = await Promise.race([addressIn(stdout), group.ended.then(() => undefined)]);
  if (url === undefined || pid === undefined) throw new Error(`${args.join(" ")} did not say where it serves: ${said}`);
  return { url, pid, [Symbol.asyncDispose]: () => group.end() };
}

async function addressIn(stream: NodeJS.ReadableStream | null): Promise<string | undefined> {
  if (!stream) return undefined;
  const lines = createInterface({ input: stream });
  const found = new Promise<string>((resolve) => lines.on("line", (line) => line.startsWith("http://") && resolve(line)));
  return Promise.race([found, once(lines, "close").then(() => undefined)]);
}
