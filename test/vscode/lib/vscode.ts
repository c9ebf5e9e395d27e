/** A whole VS Code for a test: server, browser, window, and a folder with the test's files. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { browserArgs, ensureBrowser } from "../../../scripts/lib/browser.mjs";
import { plainSettings, startVscodeServer } from "../../../scripts/lib/vscode-server.mjs";
import { Bridge } from "./bridge.ts";
import { processesWith } from "./processes.ts";
import type { FoundProcess } from "./processes.ts";
import { Workbench } from "./workbench.ts";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
const bridgeFolder = fileURLToPath(new URL("../bridge", import.meta.url));
/** Every process that comes from a VS Code under test carries this variable. */
const mark = "DACAPO_TEST_VSCODE";

/** Nothing moves by itself and nothing is completed while a test types. */
const testSettings = {
  ...plainSettings,
  "window.autoDetectColorScheme": false,
  "workbench.colorTheme": "Dark Modern",
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.cursorBlinking": "solid",
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
};

/** Nobody is asked at the start. */
const untrusted = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };

/** What vitest tells its own workers would reach the app. */
const withoutVitest = Object.fromEntries(["NODE_ENV", "TEST", "MODE", "DEV", "PROD", "SSR", "BASE_URL", ...Object.keys(process.env).filter((name) => name.startsWith("VITEST"))].map((name) => [name, undefined]));

export interface VscodeRequest {
  /** The files of the folder, by path. */
  files?: Record<string, string>;
  /** Or a folder that is copied there first. */
  copyOf?: string;
  settings?: Record<string, unknown>;
  /** A `.code-workspace` among the files, to be opened in place of their folder. */
  workspace?: string;
  /** The folders are not trusted until the person says so. */
  asksForTrust?: true;
  /** `oldest` is the one that `engines.vscode` names. */
  which?: "current" | "oldest";
  env?: Record<string, string>;
  /** Other extensions in place of this project's. */
  extensions?: readonly string[];
  /** Of the window, e.g. `{ viewport: { width: 800, height: 600 }, deviceScaleFactor: 2 }`. */
  context?: BrowserContextOptions;
}

export interface Vscode extends Workbench {
  /** Addresses outside this machine that the window asked for; each was refused. */
  readonly refused: readonly string[];
  /** What the page's console said, the webviews' included. */
  readonly consoleLines: readonly string[];
  /** What the server and its extension hosts printed. */
  log(): string;
  /** The log files of this project's extension, by name: its own log, and one for each app's output. */
  extensionLogs(): Record<string, string>;
  /** Everything that runs because of this VS Code, apps' children included; also after `stop`. */
  processes(): FoundProcess[];
  stop(): Promise<void>;
}

class RunningVscode extends Workbench implements Vscode {
  readonly refused: string[] = [];
  readonly consoleLines: string[] = [];
  readonly #server: Awaited<ReturnType<typeof startVscodeServer>>;
  readonly #browser: Browser;

  constructor(page: Workbench["page"], folder: string, server: Awaited<ReturnType<typeof startVscodeServer>>, browser: Browser) {
    super(page, folder, new Bridge(join(server.root, "bridge.sock")));
    this.#server = server;
    this.#browser = browser;
    page.on("console", (message) => this.consoleLines.push(`[${message.type()}] ${message.text()}`));
    page.on("pageerror", (error) => this.consoleLines.push(`[pageerror] ${error.message}`));
  }

  async refuseTheOutside(): Promise<void> {
    const isOutside = (url: URL): boolean => /^https?:$/.test(url.protocol) && url.origin !== this.#server.origin;
    await this.page.context().route(isOutside, async (route) => {
      this.refused.push(route.request().url());
      await route.abort();
    });
  }

  log(): string {
    return this.#server.log();
  }

  extensionLogs(): Record<string, string> {
    const folder = join(this.#server.root, "data", "logs");
    const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    return Object.fromEntries(paths.filter((path) => /dacapo\.dacapo.*\.log$|output_logging.*\.log$/i.test(path)).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  }

  processes(): FoundProcess[] {
    return processesWith(mark, this.#server.root);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }
}

/** Starts VS Code with the extension as it was built, and opens a window on a throwaway folder. */
export async function startVscode(request: VscodeRequest = {}): Promise<Vscode> {
  const server = await startVscodeServer({
    which: request.which ?? "current",
    extensions: [...(request.extensions ?? [projectRoot]), bridgeFolder],
    settings: { ...testSettings, ...(request.asksForTrust && untrusted), ...request.settings },
    asksForTrust: request.asksForTrust === true,
    env: (root) => ({ ...withoutVitest, DACAPO_TEST_BRIDGE: join(root, "bridge.sock"), [mark]: root, ...request.env }),
  });
  const browser = await ensureBrowser().then((executablePath) => chromium.launch({ executablePath, args: browserArgs })).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  try {
    const folder = join(server.root, "workspace");
    fillFolder(folder, request);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 }, colorScheme: "dark", reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"],
      ...request.context,
    });
    context.setDefaultTimeout(30_000);
    const vscode = new RunningVscode(await context.newPage(), folder, server, browser);
    await vscode.refuseTheOutside();
    await vscode.page.goto(server.url(request.workspace ? { workspace: join(folder, request.workspace) } : { folder }), { waitUntil: "domcontentloaded", timeout: 60_000 });
    await vscode.ready();
    return vscode;
  } catch (error) {
    await browser.close();
    await server.stop();
    throw error;
  }
}

function fillFolder(folder: string, { files = {}, copyOf }: VscodeRequest): void {
  mkdirSync(folder, { recursive: true });
  if (copyOf) cpSync(copyOf, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
