/** Running other programs: npm from inside npm, and processes that must not outlive us. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { inProject } from "./paths.mjs";
import { endingSignals, whenNpmIsGone } from "./process-group.mjs";
import { Refusal } from "./report.mjs";

/** Some programs say at the beginning what is wrong, others at the end. @param {string} text */
const bothEnds = (text) => (text.length <= 3000 ? text : `${text.slice(0, 1000)}\n…\n${text.slice(-2000)}`);

/** npm prints where in itself it failed, and its errors' fields: nobody here can act on those. @param {string} text */
const withoutStacks = (text) => text.split("\n").filter((line) => !/^npm error(\s+(at |\w+: '?|\}|\[?-)|$)/.test(line)).join("\n");

/** What of npm's settings is about the way to the registry, not about one command. */
const aboutTheWay = /^npm_config_(registry|cache|proxy|https_proxy|noproxy|ca|cafile|strict_ssl|fetch_\w+)$/i;

/** An outer npm hands its own settings down as `npm_*`; an inner npm must not take them for its own. */
export function cleanEnv(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || aboutTheWay.test(name)));
}

/**
 * The script behind a command of an installed package, to be run with Node.
 * @param {string} name of the package
 * @param {string} [command] when the package has several
 */
export function commandOf(name, command = name) {
  const { bin } = JSON.parse(readFileSync(inProject("node_modules", name, "package.json"), "utf8"));
  return inProject("node_modules", name, typeof bin === "string" ? bin : bin[command]);
}

/** The environment with `node` of that path first on PATH. @param {string} node */
export function envWithNode(node, env = process.env) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const delimiter = process.platform === "win32" ? ";" : ":";
  return { ...env, [name]: [dirname(node), env[name]].filter(Boolean).join(delimiter) };
}

/**
 * Runs a program to its end. Its output is shown only when it fails, unless `show` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, shell?: boolean }} [options]
 * @returns {Promise<string>} what it printed on stdout ("" with `show`)
 */
export async function run(command, args, { cwd, env, show = false, shell = false } = {}) {
  const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"] });
  let out = "";
  let all = "";
  child.stdout?.on("data", (chunk) => { out += chunk; all += chunk; });
  child.stderr?.on("data", (chunk) => { all += chunk; });
  const failure = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code === 0 ? undefined : `it ended with ${signal ?? `code ${code}`}`));
  });
  if (failure) throw new Refusal(`${basename(command)} ${args.slice(0, 4).join(" ")} failed: ${failure}\n${bothEnds(withoutStacks(all))}`);
  return out;
}

const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
/** A registry that stumbles is asked again; one that is not there is given up within half a minute. */
const patience = { npm_config_fetch_retries: "3", npm_config_fetch_retry_mintimeout: "1000", npm_config_fetch_retry_maxtimeout: "8000" };

/**
 * Runs npm in a folder, without install scripts and without a word unless it fails.
 * @param {string} cwd
 * @param {string[]} args
 */
export async function npm(cwd, args) {
  const all = [...args, "--ignore-scripts", ...quiet];
  // Under `npm run`, the npm that is running is known; its file works everywhere without a shell.
  const env = { ...patience, ...cleanEnv() };
  const own = process.env.npm_execpath;
  if (own && basename(own) === "npm-cli.js") return run(process.execPath, [own, ...all], { cwd, env });
  return run("npm", all, { cwd, env, shell: process.platform === "win32" });
}

/**
 * Starts a program that shares our terminal, hands it our signals, and resolves with its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(command, args, { cwd, env } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: "inherit" });
  const pass = /** @param {NodeJS.Signals} signal */ (signal) => void child.kill(signal);
  // Ctrl-C reaches the child through the terminal's process group; passing it on as well does no harm.
  for (const signal of endingSignals) process.on(signal, pass);
  whenNpmIsGone(() => pass("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      for (const name of endingSignals) process.off(name, pass);
      resolve(signal ? 1 : (code ?? 1));
    });
  });
}
