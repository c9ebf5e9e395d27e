/** The Chromium that tests and benchmarks drive. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Refusal, step } from "./report.mjs";
import { commandOf, run } from "./run.mjs";

/**
 * A Chromium, Chrome or Edge on this machine: `CHROME_PATH`, the usual places, Debian's package, playwright's own; in that order.
 * @returns {Promise<string>} absolute path of the binary
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const tried = [];
  if (process.platform === "linux" && process.getuid?.() === 0) {
    try {
      await step("installing Chromium with apt-get", installFromDebian);
      const installed = findBrowser();
      if (installed) return installed;
    } catch (error) {
      tried.push(`apt-get: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  try {
    return await installFromPlaywright();
  } catch (error) {
    tried.push(`playwright-core install: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new Refusal(`The tests of the view need a Chromium, and none could be installed. Install one and, if it is in an unusual place, set CHROME_PATH to its binary.\n${tried.join("\n")}`);
}

/** The browser that is already here, if any. A `CHROME_PATH` that leads nowhere is a mistake worth naming. */
export function findBrowser(env = process.env, platform = process.platform) {
  if (env.CHROME_PATH) {
    if (isExecutable(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Refusal(`CHROME_PATH is ${env.CHROME_PATH}, where there is no program.`);
  }
  return usualPlaces(env, platform).find(isExecutable);
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @returns {string[]} */
export function usualPlaces(env, platform) {
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === "win32") {
    const roots = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => [join(root, "Google", "Chrome", "Application", "chrome.exe"), join(root, "Microsoft", "Edge", "Application", "msedge.exe")]);
  }
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
  const folders = [...(env.PATH ?? "").split(delimiter).filter(Boolean), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
}

async function installFromPlaywright() {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  if (isExecutable(path)) return path;
  await step("fetching Chromium with playwright-core", () => run(process.execPath, [commandOf("playwright-core"), "install", "chromium"]));
  if (!isExecutable(path)) throw new Refusal(`it installed nothing at ${path}`);
  return path;
}

/** Flags for a browser under test: sharp and the same on every machine, and no word to anybody else. */
export const browserArgs = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--font-render-hinting=none", "--force-color-profile=srgb",
];
