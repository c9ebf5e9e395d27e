/** The page in a plain browser: its host is at the other end of a WebSocket. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type WebSocket as Socket, WebSocketServer } from "ws";
import type { HostToView, ViewToHost } from "../../runtime/protocol/messages.ts";
import { protocolVersion } from "../../runtime/protocol/version.ts";
import { browserArgs, ensureBrowser } from "../../scripts/lib/browser.mjs";
import { serveView } from "./lib/server.ts";
import { beginRun, idle, put } from "./lib/view.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
});
afterAll(() => browser.close());

const root = (slot: number) => ({ data: { type: "container", block: true, slot } as const, children: [] });
const snapshot: HostToView = {
  type: "snapshot",
  protocol: protocolVersion,
  app: { name: "app.ts", file: "/home/ada/app.ts" },
  status: { state: "idle" },
  tree: [{ ...root(0), children: [{ data: { type: "button", id: "b", label: "Go" }, children: [] }] }, root(1), root(2), root(3)],
  nextSeq: 1,
  effects: [],
  pending: [],
};

/** A server that takes pages in and remembers what they say. */
async function startHost(port?: number) {
  const { server, origin } = await serveView(port);
  const sockets = new WebSocketServer({ server, path: "/ws" });
  const said: ViewToHost[] = [];
  const tokens: (string | null)[] = [];
  sockets.on("connection", (socket: Socket, request) => {
    tokens.push(new URL(request.url ?? "", origin).searchParams.get("token"));
    socket.on("message", (data) => {
      const message: ViewToHost = JSON.parse(String(data));
      // What the window knows of itself has a test of its own.
      if (message.type !== "facts") said.push(message);
      if (message.type === "ready") socket.send(JSON.stringify(snapshot));
    });
  });
  return {
    origin,
    said,
    tokens,
    // SAFETY: a server that listens on a port has an address with one.
    port: (server.address() as AddressInfo).port,
    send: (message: HostToView) => sockets.clients.forEach((socket) => socket.send(JSON.stringify(message))),
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

test("the page says who it is, draws what it is told, and reports what the person does", async () => {
  const host = await startHost();
  const page = await browser.newPage();
  await page.goto(`${host.origin}/?token=secret`);
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect.poll(() => host.said.length).toBe(2);
  expect(host.tokens).toEqual(["secret"]);
  expect(host.said).toEqual([
    { type: "ready", protocol: protocolVersion },
    { type: "event", event: { seq: 1, values: {}, trigger: { widget: "b", value: true } } },
  ]);
  host.send({ type: "deltas", deltas: [beginRun(1, [1]), put([0, 1], { type: "header", body: "Done" }), { op: "end", run: 1, outcome: "finished", ms: 1 }, idle] });
  await page.getByRole("heading", { name: "Done" }).waitFor();
  // There is no editor to lead to.
  await page.getByRole("button", { name: "More", exact: true }).click();
  expect(await page.getByRole("menuitem").allInnerTexts()).toEqual(["Rerun", "Stop", "Restart"]);
  await page.close();
  await host.stop();
});

test("no address but the web's is opened, whatever an element says", async () => {
  const host = await startHost();
  const page = await browser.newPage();
  await page.addInitScript(() => {
    Object.assign(globalThis, { opened: [] });
    globalThis.open = (url) => {
      Reflect.get(globalThis, "opened").push(String(url));
      return null;
    };
  });
  await page.goto(`${host.origin}/?token=secret`);
  await page.getByRole("button", { name: "Go", exact: true }).waitFor();
  const urls = ["javascript:document.title='hurt'", "vscode://settings/x", "command:workbench.action.quit", "file:///etc/passwd", "data:text/html,x", "errors#no-such-thing", "https://example.org/a"];
  host.send({ type: "deltas", deltas: [beginRun(1), ...urls.map((url, i) => put([0, 1 + i], { type: "linkButton", label: `Link ${i}`, url })), { op: "end", run: 1, outcome: "finished", ms: 1 }, idle] });
  for (let i = 0; i < urls.length; i++) await page.getByRole("link", { name: `Link ${i}` }).click();
  expect(await page.evaluate(() => Reflect.get(globalThis, "opened"))).toEqual(["https://example.org/a"]);
  expect(await page.title()).toBe("app.ts");
  await page.close();
  await host.stop();
});

test("a page that loses its host greys and says so, comes back by itself, and what was done meanwhile arrives", async () => {
  const first = await startHost();
  const page = await browser.newPage();
  await page.goto(`${first.origin}/?token=secret`);
  const go = page.getByRole("button", { name: "Go", exact: true });
  await go.waitFor();
  await page.evaluate(() => {
    // The click falls into the moment in which the socket is gone and the page does not know it yet.
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = () => {};
    document.querySelector<HTMLButtonElement>("main button")?.click();
    WebSocket.prototype.send = send;
  });
  await first.stop();
  await page.getByRole("status", { name: "Disconnected" }).waitFor();
  expect(await page.locator("#content").getAttribute("inert")).not.toBe(null);
  const second = await startHost(first.port);
  await page.getByRole("status", { name: "Disconnected" }).waitFor({ state: "detached" });
  await expect.poll(() => second.said.map((message) => message.type)).toEqual(["ready", "event"]);
  expect(await page.locator("#content").getAttribute("inert")).toBe(null);
  await page.close();
  await second.stop();
});
