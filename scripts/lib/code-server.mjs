/** A real VS Code from npm: code-server, for `npm start` without a desktop VS Code and for the end-to-end tests. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cached } from "./cache.mjs";
import { Refusal, step } from "./report.mjs";
import { npm } from "./run.mjs";
import { ensureNode } from "./toolchain.mjs";

/**
 * Which code-server is which VS Code, and the Node that it (and so its extension host) runs on.
 * `oldest` is the minor version that `engines.vscode` in package.json names.
 */
export const codeServers = /** @type {const} */ ({
  current: { version: "4.139.1", node: "24.21.0" },
  oldest: { version: "4.104.0", node: "22.18.0" },
});

/**
 * @param {keyof typeof codeServers} which
 * @returns {Promise<{ node: string, entry: string }>} run `entry` with `node`
 */
export async function ensureCodeServer(which = "current") {
  if (process.platform === "win32") throw new Refusal("code-server does not run on Windows: install Visual Studio Code instead (https://code.visualstudio.com).");
  const { version, node } = codeServers[which];
  const folder = await cached(`code-server-${version}`, (aside) => step(`fetching VS Code 1${version.slice(1)} (code-server ${version}, about 250 MB, once)`, () => install(aside, version)));
  return { node: await ensureNode(node), entry: join(folder, "node_modules", "code-server", "out", "node", "entry.js") };
}

/** @param {string} folder @param {string} version */
async function install(folder, version) {
  writeFileSync(join(folder, "package.json"), '{"private":true}\n');
  // Its install scripts insist on building Kerberos support from source. They are left out, and what they do for VS Code follows.
  await npm(folder, ["install", "--save-exact", `code-server@${version}`]);
  const vscode = join(folder, "node_modules", "code-server", "lib", "vscode");
  // Not `npm ci`: the shrinkwrap inside the package is not in step with its package.json.
  await npm(vscode, ["install", "--omit=dev"]);
  await npm(join(vscode, "extensions"), ["install", "--omit=dev"]);
  standInForNativeModules(folder, vscode);
}

/**
 * Three native modules are not built without install scripts. Passwords (argon2, built in older versions only) are never used here;
 * without the logger and the watchdog VS Code goes on, but with a long error for every log channel. The stand-ins keep its log
 * quiet and its log files real.
 * @param {string} folder
 * @param {string} vscode
 */
function standInForNativeModules(folder, vscode) {
  const argon2 = join(folder, "node_modules", "argon2");
  if (!existsSync(join(argon2, "prebuilds"))) replace(join(argon2, "argon2.js"), argon2StandIn);
  replace(join(vscode, "node_modules", "@vscode", "native-watchdog", "index.js"), "exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n");
  replace(join(vscode, "node_modules", "@vscode", "spdlog", "index.js"), spdlogStandIn);
}

/** @param {string} file @param {string} text */
function replace(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const argon2StandIn = `"use strict";
exports.argon2i = 0;
exports.hash = exports.verify = async () => { throw new Error("passwords are not supported in this installation"); };
`;

const spdlogStandIn = `"use strict";
const fs = require("node:fs");
const path = require("node:path");
const names = ["trace", "debug", "info", "warning", "error", "critical"];
let level = 2;
class Logger {
  constructor(kind, name, file) {
    this.file = file;
    this.level = level;
    this.raw = false;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(at, message) {
    if (at < this.level || !this.file) return;
    const line = this.raw ? message : new Date().toISOString().replace("T", " ").replace("Z", "") + " [" + names[at] + "] " + message + "\\n";
    try { fs.appendFileSync(this.file, line); } catch { /* a log that cannot be written must not stop the editor */ }
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(at) { this.level = at; }
  setPattern() {}
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() {}
}
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = (at) => { level = at; };
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger("rotating", name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;
