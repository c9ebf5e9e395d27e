/** What the command line asks for. */
import { parseArgs } from "node:util";

export const usage = `Usage: dacapo run <file> [options]

Runs a TypeScript or JavaScript script as a live app in the browser. Saving the script runs it again.

Options:
  --port <number>   listen on this port (default: one that is free)
  --no-open         do not open the browser
  --node <path>     the Node that runs the script (default: this one, when it is 22.18 or later)
  --until-input-ends  end when the standard input does: for a program that starts this one
  --help            show this
  --version         show the version

Arguments after -- are the script's own: dacapo run app.ts -- --input data.csv`;

export type Command =
  | { command: "run"; file: string; port: number; opens: boolean; untilInputEnds: boolean; node: string | undefined; argv: string[] }
  | { command: "help" }
  | { command: "version" }
  | { command: "refused"; reason: string };

const refused = (reason: string): Command => ({ command: "refused", reason });

export function readCommand(args: readonly string[]): Command {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  const argv = end < 0 ? [] : args.slice(end + 1);
  let parsed;
  try {
    parsed = parseArgs({
      args: [...own],
      allowPositionals: true,
      options: {
        port: { type: "string" },
        "no-open": { type: "boolean" },
        "until-input-ends": { type: "boolean" },
        node: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    // Unknown options and missing values: the first sentence of Node's message says which.
    return refused(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? error.message) : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { command: "help" };
  if (values.version) return { command: "version" };
  const [name, file, ...more] = positionals;
  if (name === undefined) return refused("Say what to do: dacapo run <file>");
  if (name !== "run") return refused(`There is no command "${name}". Did you mean: dacapo run ${name}`);
  if (file === undefined) return refused("Say which script to run: dacapo run <file>");
  if (more.length > 0) return refused(`One script at a time, not also ${more.join(" ")}. Arguments for the script stand after --`);
  const port = readPort(values.port);
  if (port === undefined) return refused(`--port takes a number from 0 to 65535, not "${values.port}"`);
  return { command: "run", file, port, opens: !values["no-open"], untilInputEnds: values["until-input-ends"] === true, node: values.node, argv };
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined;
}
