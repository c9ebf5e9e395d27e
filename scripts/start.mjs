/**
 * npm start [-- --browser] [--port N]
 * Opens VS Code on the examples, with one of them running. Runs until it is interrupted; then nothing is left behind.
 */
import { parseArgs } from "node:util";
import { ensureCodeServer } from "./lib/code-server.mjs";
import { hasDisplay, openDesktop, whyNoDesktop } from "./lib/desktop-vscode.mjs";
import { inProject } from "./lib/paths.mjs";
import { interrupted, startGroup } from "./lib/process-group.mjs";
import { Refusal, runScript, say, step } from "./lib/report.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";
import { plainSettings, startVscodeServer } from "./lib/vscode-server.mjs";

const folder = inProject("examples");
const file = inProject("examples", "rerun.ts");
/** The extension runs this file once when it starts. */
const runOnStart = { DACAPO_RUN_ON_START: file };

await runScript(async () => {
  const { values } = parseArgs({ options: { browser: { type: "boolean", default: false }, port: { type: "string" } } });
  const port = portFrom(values.port);
  await useModernNode();
  await ensureDependencies();
  const { build } = await import("./lib/build.mjs");
  await step("building", () => build({ production: true, only: [], types: true }));
  const how = values.browser ? "browser" : await chooseVscode();
  // Until here a signal just ends us; from here on there is something to clean up.
  const stop = interrupted();
  if (how === "browser") return showInBrowser(port, stop);
  if (how === "desktop") return showInDesktop(stop);
  return showOnServer(port, stop);
});

/** @returns {Promise<"desktop" | "server" | "browser">} */
async function chooseVscode() {
  const noDesktop = await whyNoDesktop();
  if (!noDesktop) return "desktop";
  say(`· ${noDesktop}: bringing a VS Code of our own`);
  try {
    await ensureCodeServer();
    return "server";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`${error.message}\n· no VS Code can be had here: showing the app alone`);
    return "browser";
  }
}

/** @param {string | undefined} text */
function portFrom(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`--port takes a number from 1 to 65535, not "${text}".`);
  return port;
}

/** @param {number | undefined} port @param {Promise<NodeJS.Signals>} stop */
async function showOnServer(port, stop) {
  const settings = { ...plainSettings, "window.autoDetectColorScheme": true, "editor.minimap.enabled": false };
  const server = await startVscodeServer({ folder, extensions: [inProject()], settings, env: () => runOnStart, ...(port === undefined ? {} : { port }) });
  console.log(`\nVS Code with examples/rerun.ts and its app beside it. Ctrl-C ends it.\n\n${server.url({ folder, file })}\n`);
  const how = await Promise.race([stop, server.ended]);
  await server.stop();
  if (typeof how === "number") throw new Refusal(`VS Code's server ended by itself (code ${how}).\n${server.log().slice(-2000)}`);
}

/** @param {Promise<NodeJS.Signals>} stop */
async function showInDesktop(stop) {
  say("· opening VS Code; closing its window or Ctrl-C ends this");
  const desktop = openDesktop({ folder, file, env: runOnStart });
  await Promise.race([stop, desktop.ended]);
  await desktop.stop();
}

/** @param {number | undefined} port @param {Promise<NodeJS.Signals>} stop */
async function showInBrowser(port, stop) {
  const group = startGroup(process.execPath, [inProject("dist", "cli.mjs"), "run", file, ...(hasDisplay(process.env, process.platform) ? [] : ["--no-open"]), ...(port === undefined ? [] : ["--port", String(port)])], { stdio: ["ignore", "inherit", "inherit"] });
  const how = await Promise.race([stop, group.ended]);
  await group.end();
  if (typeof how === "number" && how !== 0) throw new Refusal(`The app's server ended by itself (code ${how}).`);
}
