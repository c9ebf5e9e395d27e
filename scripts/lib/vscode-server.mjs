/** A running VS Code server (code-server) with folders of its own that go when it stops. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureCodeServer } from "./code-server.mjs";
import { startGroup } from "./process-group.mjs";
import { Refusal } from "./report.mjs";

/**
 * @typedef {object} ServerRequest
 * @property {keyof typeof import("./code-server.mjs").codeServers} [which]
 * @property {number} [port] a free one when absent
 * @property {string} [folder] what a window shows when its address names no folder
 * @property {readonly string[]} extensions folders with a package.json; they are linked, so a rebuild is seen after a reload
 * @property {Record<string, unknown>} [settings] the user's settings, written before the start
 * @property {(root: string) => NodeJS.ProcessEnv} [env] more environment, given the throwaway folder
 * @property {readonly string[]} [args]
 * @property {boolean} [asksForTrust] folders are not trusted until the person says so
 *
 * @typedef {object} VscodeServer
 * @property {string} origin `http://127.0.0.1:<port>`
 * @property {string} root the throwaway folder; everything below it goes with `stop`
 * @property {(at: { folder?: string, workspace?: string, file?: string }) => string} url the address of a window on a folder or a `.code-workspace`, with a file open
 * @property {(path: string) => string} remoteUri how the window names a path of this machine
 * @property {() => string} log what the server has printed
 * @property {Promise<number>} ended
 * @property {() => Promise<void>} stop
 */

/** Settings of a VS Code that shows nothing but what is asked of it. */
export const plainSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "window.commandCenter": false,
  "git.enabled": false,
  "extensions.webWorker": false,
};

/**
 * @param {ServerRequest} request
 * @returns {Promise<VscodeServer>}
 */
export async function startVscodeServer({ which = "current", port, folder, extensions, settings = plainSettings, env = () => ({}), args = [], asksForTrust = false }) {
  const { node, entry } = await ensureCodeServer(which);
  if (port !== undefined && !(await isFree(port))) throw new Refusal(`Port ${port} is in use. Choose another with --port, or leave it out.`);
  const root = mkdtempSync(join(tmpdir(), "dacapo-vscode-"));
  try {
    fillRoot(root, extensions, settings);
    const chosen = port ?? (await freePort());
    const group = startGroup(node, [entry, ...serverArgs(root, chosen), ...(asksForTrust ? [] : ["--disable-workspace-trust"]), ...args, ...(folder ? [folder] : [])], {
      cwd: root,
      env: serverEnv(root, env(root)),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = collect(group.child);
    const stop = async () => {
      await group.end();
      rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    };
    const origin = `http://127.0.0.1:${chosen}`;
    const giveUp = new AbortController();
    const isUp = await Promise.race([healthy(origin, giveUp.signal), group.ended.then(() => false)]);
    giveUp.abort();
    if (!isUp) {
      await stop();
      throw new Refusal(`VS Code's server did not start on port ${chosen}.\n${log().slice(-2000)}`);
    }
    return { origin, root, log, stop, ended: group.ended, ...addresses(origin) };
  } catch (error) {
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    throw error;
  }
}

/** @param {string} origin */
function addresses(origin) {
  const authority = new URL(origin).host;
  const remoteUri = /** @param {string} path */ (path) => `vscode-remote://${authority}${encodeURI(resolve(path))}`;
  return {
    remoteUri,
    /** @param {{ folder?: string, workspace?: string, file?: string }} at */
    url({ folder, workspace, file }) {
      const url = new URL(origin);
      if (folder) url.searchParams.set("folder", resolve(folder));
      if (workspace) url.searchParams.set("workspace", resolve(workspace));
      if (file) url.searchParams.set("payload", JSON.stringify([["openFile", remoteUri(file)]]));
      return url.href;
    },
  };
}

/** @param {string} root @param {readonly string[]} extensions @param {Record<string, unknown>} settings */
function fillRoot(root, extensions, settings) {
  for (const name of ["data/User", "extensions", "tmp"]) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, "data", "User", "settings.json"), JSON.stringify(settings, undefined, 2));
  for (const folder of extensions) {
    const { publisher, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    // The name of an installed extension's folder; VS Code follows the link.
    symlinkSync(resolve(folder), join(root, "extensions", `${publisher}.${name}-${version}`), "dir");
  }
}

/** @param {string} root @param {number} port */
function serverArgs(root, port) {
  return [
    "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--config", join(root, "config.yaml"),
    "--user-data-dir", join(root, "data"), "--extensions-dir", join(root, "extensions"), "--session-socket", join(root, "session.sock"),
    "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", "--disable-proxy", "--ignore-last-opened",
  ];
}

/** @param {string} root @param {NodeJS.ProcessEnv} more */
function serverEnv(root, more) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    // Everything that VS Code would leave in a home or a temporary folder goes into the throwaway one.
    HOME: root, TMPDIR: join(root, "tmp"), XDG_RUNTIME_DIR: join(root, "tmp"), XDG_CONFIG_HOME: join(root, "config"), XDG_DATA_HOME: join(root, "share"),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...more,
  };
  // These belong to whoever started us: a VS Code terminal, npm, another server.
  for (const name of ["VSCODE_IPC_HOOK_CLI", "PORT", "PASSWORD", "ELECTRON_RUN_AS_NODE", "NODE_OPTIONS"]) delete env[name];
  for (const name of Object.keys(env)) if (name.startsWith("npm_")) delete env[name];
  return env;
}

/** @param {import("node:child_process").ChildProcess} child */
function collect(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => { text = (text + chunk).slice(-200_000); });
  return () => text;
}

/** @param {string} origin @param {AbortSignal} giveUp */
async function healthy(origin, giveUp) {
  for (const end = Date.now() + 60_000; Date.now() < end && !giveUp.aborted; await wait(50)) {
    try {
      if ((await fetch(`${origin}/healthz`)).ok) return true;
    } catch {
      // It does not listen yet.
    }
  }
  return false;
}

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) => new Promise((resolve) => {
  const server = createServer();
  server.once("error", () => resolve(false));
  server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
});

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
