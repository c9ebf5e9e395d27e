/** Opens an address in the person's browser, where there is one. */
import { spawn } from "node:child_process";
import process from "node:process";

/** True when a browser window could appear: not in CI, not over a connection without a display. */
export function canOpenBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (env["CI"]) return false;
  if (platform === "win32" || platform === "darwin") return true;
  return Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}

/** `failed` is told why when it did not work. */
export function openBrowser(url: string, failed: (why: string) => void): void {
  const [program, ...args] = opener(url);
  const child = spawn(program, args, { stdio: "ignore", detached: true, windowsHide: true });
  child.on("error", (error) => failed(error.message));
  child.unref();
}

function opener(url: string): [string, ...string[]] {
  if (process.platform === "darwin") return ["open", url];
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", url];
  return ["xdg-open", url];
}
