/** The `dacapo` command, as built, with real apps. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { HostToView } from "../../runtime/protocol/messages.ts";
import { Tree, type TreeNode } from "../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";
import { marked, noneLeft } from "./lib/processes.ts";

const cli = resolve(import.meta.dirname, "../../dist/cli.mjs");

let folder: string;
let mark: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-cli-")));
  mark = randomUUID();
  started = [];
});
afterEach(async () => {
  for (const command of started) if (command.exitCode === null && command.signalCode === null) command.kill("SIGKILL");
  await noneLeft(mark);
  rmSync(folder, { recursive: true, force: true });
});

class RunningCommand {
  readonly process: ChildProcess;
  stdout = "";
  stderr = "";
  readonly exited: Promise<number | NodeJS.Signals>;

  constructor(args: readonly string[], { node = process.execPath, env = {} }: { node?: string; env?: NodeJS.ProcessEnv } = {}) {
    this.process = spawn(node, [cli, ...args], { cwd: folder, env: { ...process.env, DACAPO_TEST: mark, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    started.push(this.process);
    this.process.stdout?.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    this.exited = once(this.process, "close").then(([code, signal]) => code ?? signal);
  }

  async address(): Promise<URL> {
    const find = (): string | undefined => /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/m.exec(this.stdout)?.[0];
    await expect.poll(find, { timeout: 15_000, interval: 5, message: `an address; stderr: ${this.stderr}` }).toBeDefined();
    return new URL(find() ?? "");
  }
}

/** A browser's page, as far as the host can tell. */
class Page {
  readonly tree = new Tree();
  readonly socket: WebSocket;
  state = "";
  #nextSeq = 1;

  constructor(address: URL) {
    this.socket = new WebSocket(`ws://${address.host}/ws${address.search}`, { headers: { Origin: address.origin } });
    this.socket.on("open", () => this.socket.send(JSON.stringify({ type: "ready", protocol: protocolVersion })));
    this.socket.on("message", (data) => this.#receive(JSON.parse(String(data))));
  }

  get nodes(): readonly TreeNode[] {
    return this.tree.roots[0]?.children ?? [];
  }
  get texts(): string[] {
    return this.nodes.flatMap(({ data }) => ("body" in data && typeof data.body === "string" ? [data.body] : []));
  }

  async shows(text: string): Promise<void> {
    await expect.poll(() => this.texts, { timeout: 15_000, interval: 2 }).toContain(text);
  }

  press(label: string): void {
    const button = this.nodes.find(({ data }) => data.type === "button" && data.label === label)?.data;
    if (!button || !("id" in button)) throw new Error(`no button ${label}`);
    this.socket.send(JSON.stringify({ type: "event", event: { seq: this.#nextSeq++, values: {}, trigger: { widget: button.id, value: true } } }));
  }

  #receive(message: HostToView): void {
    if (message.type === "snapshot") {
      this.tree.restore(message.tree);
      this.#nextSeq = Math.max(this.#nextSeq, message.nextSeq);
      this.state = message.status.state;
    } else if (message.type === "deltas") this.tree.apply(message.deltas);
    else if (message.type === "status") this.state = message.status.state;
  }
}

const app = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const counter = `import st from "dacapo";
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.write("Count " + st.sessionState.count);
console.log("ran with", process.argv.slice(2).join());
`;

describe("dacapo run", () => {
  test("prints the address on a line of its own and serves the page and its assets", async () => {
    const command = new RunningCommand(["run", app("app.ts", counter), "--no-open"]);
    const address = await command.address();
    const page = await fetch(address);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain("<title>app.ts</title>");
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const asset = await fetch(new URL(path ?? "", address));
      expect(asset.status, path).toBe(200);
      expect((await asset.text()).length, path).toBeGreaterThan(20);
    }
  });

  test("runs the app, answers clicks, and gives a page that reloads the same session", async () => {
    const command = new RunningCommand(["run", app("app.ts", counter), "--no-open", "--", "--size", "3"]);
    const address = await command.address();
    const page = new Page(address);
    await page.shows("Count 0");
    page.press("More");
    await page.shows("Count 1");
    page.socket.terminate();
    const reloaded = new Page(address);
    await reloaded.shows("Count 1");
    const beside = new Page(address);
    await beside.shows("Count 1");
    reloaded.press("More");
    beside.press("More");
    await reloaded.shows("Count 3");
    await beside.shows("Count 3");
    expect(command.stdout).toContain("ran with --size,3\n");
  });

  test("reruns on a save of the script or of a module of its, with the session kept", async () => {
    app("names.ts", 'export const name = "Ada";\n');
    const script = (text: string): string => `import st from "dacapo";\nimport { name } from "./names.ts";\nst.sessionState.runs = (st.sessionState.runs ?? 0) + 1;\nst.write("${text} " + name);\nst.text("runs " + st.sessionState.runs);\n`;
    const command = new RunningCommand(["run", app("app.ts", script("Hello")), "--no-open"]);
    const page = new Page(await command.address());
    await page.shows("Hello Ada");
    app("app.ts", script("Goodbye"));
    await page.shows("Goodbye Ada");
    app("names.ts", 'export const name = "Grace";\n');
    await page.shows("Goodbye Grace");
    await page.shows("runs 3");
  });

  test("says on the terminal why an app died, and begins anew when it is saved", async () => {
    const command = new RunningCommand(["run", app("app.ts", 'import st from "dacapo";\nst.write("x");\nconsole.error("oh no");\nprocess.abort();\n'), "--no-open"]);
    const page = new Page(await command.address());
    await expect.poll(() => page.state, { timeout: 10_000 }).toBe("crashed");
    expect(command.stderr).toContain("oh no");
    expect(command.stderr).toMatch(/dacapo: app\.ts was ended by the signal SIGABRT\./);
    app("app.ts", 'import st from "dacapo";\nst.write("mended");\n');
    await page.shows("mended");
  });
});

describe("the end leaves no process behind", () => {
  const busy = 'import st from "dacapo";\nst.write("busy");\nfor (;;);\n';

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s, in order", async (signal) => {
    const command = new RunningCommand(["run", app("app.ts", counter), "--no-open"]);
    const page = new Page(await command.address());
    await page.shows("Count 0");
    expect(marked(mark).length).toBe(2);
    command.process.kill(signal);
    expect(await command.exited).toBe(0);
    await noneLeft(mark);
  });

  test("while the script hangs", async () => {
    const command = new RunningCommand(["run", app("app.ts", busy), "--no-open"]);
    const page = new Page(await command.address());
    await page.shows("busy");
    command.process.kill("SIGINT");
    expect(await command.exited).toBe(0);
    await noneLeft(mark);
  });

  test("when the command itself is killed, the script hanging or not", async () => {
    for (const script of [counter, busy]) {
      const command = new RunningCommand(["run", app("app.ts", script), "--no-open"]);
      const page = new Page(await command.address());
      await expect.poll(() => page.nodes.length, { timeout: 10_000 }).toBeGreaterThan(0);
      command.process.kill("SIGKILL");
      expect(await command.exited).toBe("SIGKILL");
      await noneLeft(mark);
    }
  });
});

describe("what cannot be run is refused in one line, with what to do", () => {
  const refusal = async (args: string[]): Promise<{ code: number | NodeJS.Signals; stderr: string }> => {
    const command = new RunningCommand(args);
    return { code: await command.exited, stderr: command.stderr };
  };

  test("no such file, and a folder", async () => {
    expect(await refusal(["run", "none.ts", "--no-open"])).toEqual({ code: 1, stderr: `dacapo: There is no file ${join(folder, "none.ts")}.\n` });
    expect(await refusal(["run", ".", "--no-open"])).toEqual({ code: 1, stderr: `dacapo: ${folder} is a folder: name the script in it.\n` });
  });

  test("an unknown option, with the usage", async () => {
    expect(await refusal(["run", "app.ts", "--prot", "5"])).toEqual({ code: 2, stderr: expect.stringMatching(/^dacapo: Unknown option '--prot'\n\nUsage: dacapo run/) });
  });

  test("a port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const bound = taken.address();
    const port = typeof bound === "object" && bound ? bound.port : 0;
    expect(await refusal(["run", app("app.ts", counter), "--no-open", "--port", String(port)])).toEqual({ code: 1, stderr: `dacapo: Port ${port} is in use: choose another one with --port, or leave it out.\n` });
    taken.close();
  });

  test("a Node that is too old, on the page and on the terminal", async () => {
    writeFileSync(join(folder, "old-node"), "#!/bin/sh\necho v20.20.2\n", { mode: 0o755 });
    const command = new RunningCommand(["run", app("app.ts", counter), "--no-open", "--node", join(folder, "old-node")]);
    const page = new Page(await command.address());
    await expect.poll(() => page.state, { timeout: 10_000 }).toBe("crashed");
    expect(command.stderr).toMatch(/dacapo: An app needs Node 22\.18\.0 or later\. The one that was chosen is 20\.20\.2/);
  });
});

test("--version says the version, --help how to use it", async () => {
  const version = new RunningCommand(["--version"]);
  expect(await version.exited).toBe(0);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = new RunningCommand(["--help"]);
  expect(await help.exited).toBe(0);
  expect(help.stdout).toContain("--no-open");
});
