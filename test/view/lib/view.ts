/** The built page in a real Chromium, with a host that the test plays. */
import { type Browser, type Page, chromium } from "playwright-core";
import type { Delta, RunOutcome } from "../../../runtime/protocol/delta.ts";
import type { BlockData, NodeData } from "../../../runtime/protocol/element.ts";
import type { HostToView, PersonEvent, ViewToHost } from "../../../runtime/protocol/messages.ts";
import type { Reply } from "../../../runtime/protocol/requests.ts";
import type { NodeSnapshot } from "../../../runtime/protocol/tree.ts";
import { protocolVersion } from "../../../runtime/protocol/version.ts";
import { browserArgs, ensureBrowser } from "../../../scripts/lib/browser.mjs";
import { LoadedParts } from "./loaded-parts.ts";
import { serveView } from "./server.ts";
import { type ThemeKind, themes } from "./themes.ts";

declare global {
  interface Window {
    /** What the page said to its host, oldest first. */
    said: ViewToHost[];
    /** How the host answers what the page asks. Without it nothing is answered. */
    answer: ((asked: Asked) => Reply | Promise<Reply> | undefined) | undefined;
    /** Violations of the policy, and errors. */
    faults: string[];
    /** What the page saved with `setState`. */
    savedState(): unknown;
    /** Resolves when the page has drawn: a frame by the browser's own clock, also when the page's stands still. */
    drawn(): Promise<void>;
  }
}

export type Asked = Extract<ViewToHost, { type: "request" }>;
export type Snapshot = Extract<HostToView, { type: "snapshot" }>;

export interface ViewOptions {
  theme?: ThemeKind;
  width?: number;
  height?: number;
  reducedMotion?: boolean;
  /** What `acquireVsCodeApi().getState()` gives. */
  savedState?: unknown;
}

/** One browser for a test file; `open` gives a page of its own to each test. */
export class Views {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #close: () => Promise<void>;
  /** Pages with the usual options that are free: loading one again is faster than making one. */
  readonly #spare: Page[] = [];

  private constructor(browser: Browser, origin: string, close: () => Promise<void>) {
    this.#browser = browser;
    this.#origin = origin;
    this.#close = close;
  }

  static async launch(args: readonly string[] = []): Promise<Views> {
    const { server, origin } = await serveView();
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs, ...args] });
    return new Views(browser, origin, async () => {
      await browser.close();
      server.close();
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  async open(options: ViewOptions = {}): Promise<View> {
    const isUsual = Object.keys(options).length === 0;
    const page = (isUsual && this.#spare.pop()) || (await this.#newPage(options));
    await page.goto(`${this.#origin}/?class=${encodeURIComponent(themes[options.theme ?? "dark"].bodyClass)}`);
    await page.waitForFunction(() => window.said.some((message) => message.type === "ready"));
    return new View(page, async (isAsNew) => {
      if (isUsual && isAsNew) this.#spare.push(page);
      else await page.context().close();
    });
  }

  async #newPage(options: ViewOptions): Promise<Page> {
    const theme = themes[options.theme ?? "dark"];
    const context = await this.#browser.newContext({
      viewport: { width: options.width ?? 840, height: options.height ?? 800 },
      colorScheme: theme.isDark ? "dark" : "light",
      reducedMotion: options.reducedMotion === false ? "no-preference" : "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(fakeHost, { savedState: options.savedState, variables: theme.variables });
    return page;
  }
}

/** Runs in the page before anything else: VS Code's API, the theme's variables, and an eye on every fault. */
function fakeHost({ savedState, variables }: { savedState: unknown; variables: Record<string, string> }): void {
  window.said = [];
  window.faults = [];
  const nextFrame = requestAnimationFrame.bind(window);
  // What a frame measures it tells after its callbacks, and before the message that one of them sends.
  const { port1, port2 } = new MessageChannel();
  window.drawn = () =>
    new Promise((done) => {
      port1.addEventListener("message", () => done(), { once: true });
      port1.start();
      nextFrame(() => port2.postMessage(undefined));
    });
  let state = savedState;
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: ViewToHost) => {
        window.said.push(structuredClone(message));
        const reply = message.type === "request" ? window.answer?.(message) : undefined;
        if (reply && message.type === "request") void Promise.resolve(reply).then((said) => window.dispatchEvent(new MessageEvent("message", { data: { type: "answer", id: message.id, ...said }, source: window })));
      },
      getState: () => state,
      setState: (next: unknown) => void (state = next),
    }),
    savedState: () => state,
  });
  addEventListener("securitypolicyviolation", (event) => window.faults.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  addEventListener("error", (event) => window.faults.push(`error: ${event.message}`));
  addEventListener("unhandledrejection", (event) => window.faults.push(`rejection: ${String(event.reason)}`));
  // As VS Code does: on the root element, before anything is drawn. It does not exist yet.
  new MutationObserver((_, observer) => {
    if (!document.documentElement) return;
    observer.disconnect();
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  }).observe(document, { childList: true });
}

/** One open page and the run that its host plays. */
export class View {
  readonly page: Page;
  readonly #done: (isAsNew: boolean) => Promise<void>;
  readonly #parts: LoadedParts;
  #run = 0;
  #isClockStopped = false;

  /** `done` takes the page back; as new, when loading it again undoes all that was done to it. */
  constructor(page: Page, done: (isAsNew: boolean) => Promise<void>) {
    this.page = page;
    this.#done = done;
    this.#parts = new LoadedParts(page);
  }

  close(): Promise<void> {
    this.#parts.forget();
    return this.#done(!this.#isClockStopped);
  }

  /** Sends messages in one task, in order, and resolves when all that they show is drawn, whatever had to be loaded for it. */
  async send(...messages: HostToView[]): Promise<void> {
    await this.sendAnything(...messages);
    await this.#parts.settled();
  }

  /** Sends what may not be a message at all, and waits for nothing. */
  async sendAnything(...messages: unknown[]): Promise<void> {
    await this.page.evaluate((list) => {
      for (const message of list) window.dispatchEvent(new MessageEvent("message", { data: message, source: window }));
    }, messages);
  }

  /** From now on the host has these media, piece by piece. Bytes are given in base64. */
  async has(media: Record<string, { type: string; base64: string }>, pieceBytes = 1024 * 1024): Promise<void> {
    await this.page.evaluate(({ media, pieceBytes }) => {
      window.answer = ({ request }) => {
        if (request.kind !== "media") return undefined;
        const medium = media[request.id];
        if (!medium) return { answer: { ok: false, reason: "It is gone." } };
        const bytes = Uint8Array.from(atob(medium.base64), (c) => c.charCodeAt(0));
        return { answer: { ok: true, body: { type: medium.type, size: bytes.length } }, attachments: [bytes.slice(request.from, request.from + pieceBytes)] };
      };
    }, { media, pieceBytes });
  }

  /** Shows the nodes as the finished page of an app. */
  async show(nodes: Shown, rest: Partial<Snapshot> & { sidebar?: Shown; event?: Shown; bottom?: Shown } = {}): Promise<void> {
    const { sidebar = [], event = [], bottom = [], ...snapshot } = rest;
    const tree = [nodes, sidebar, event, bottom].map((children, slot) => block({ type: "container", block: true, slot }, children));
    await this.send({ type: "snapshot", protocol: protocolVersion, app: { name: "app.ts", file: "/home/ada/app.ts" }, status: { state: "idle" }, tree, nextSeq: 1, effects: [], pending: [], ...snapshot });
  }

  deltas(...deltas: Delta[]): Promise<void> {
    return this.send({ type: "deltas", deltas });
  }

  /** A whole run in one message: it takes the events, changes the page and ends. */
  run(took: readonly number[], changes: readonly Delta[] = [], outcome: RunOutcome = "finished"): Promise<void> {
    const run = ++this.#run;
    return this.deltas(beginRun(run, took), ...changes, { op: "end", run, outcome, ms: 1 }, idle);
  }

  said(): Promise<ViewToHost[]> {
    return this.page.evaluate(() => window.said);
  }

  async events(): Promise<PersonEvent[]> {
    return (await this.said()).flatMap((message) => (message.type === "event" ? [message.event] : []));
  }

  /** Waits until the page has reported `count` events, and gives them. */
  async eventsAfter(count: number): Promise<PersonEvent[]> {
    await this.page.waitForFunction((n) => window.said.filter((message) => message.type === "event").length >= n, count);
    return this.events();
  }

  /** Violations of the policy, and errors of the page, so far. */
  faults(): Promise<string[]> {
    return this.page.evaluate(() => window.faults);
  }

  /** What the page reported about itself. A test that provokes a report takes it with `takeReports`. */
  async takeReports(): Promise<string[]> {
    return this.page.evaluate(() => {
      const reports = window.said.flatMap((message) => (message.type === "viewError" ? [message.message] : []));
      window.said = window.said.filter((message) => message.type !== "viewError");
      return reports;
    });
  }

  /** From here on the page's timers stand still, however slow the machine is; `pass` moves them. */
  async stopClock(): Promise<void> {
    this.#isClockStopped = true;
    await this.page.clock.install({ time: 0 });
    await this.page.clock.pauseAt(1000);
  }

  pass(ms: number): Promise<void> {
    return this.page.clock.runFor(ms);
  }

  /** Clears what was said, so that a test can look at what comes after. */
  forget(): Promise<void> {
    return this.page.evaluate(() => void (window.said = []));
  }
}

type Shown = readonly (NodeData | NodeSnapshot)[];

export const idle: Delta = { op: "idle", taken: 0 };

export const beginRun = (run: number, took: readonly number[] = []): Delta => ({ op: "run", run, kind: "app", cause: "event", took: [...took] });

export const put = (at: number[], node: NodeData): Delta => ({ op: "put", at, node });

/** A node with children, for `show`. */
export function block(data: BlockData, children: readonly (NodeData | NodeSnapshot)[]): NodeSnapshot {
  return { data, children: children.map((child) => ("children" in child ? child : { data: child, children: [] })) };
}
