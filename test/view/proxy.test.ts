/** `dacapo run` behind a reverse proxy, set up as docs/deploying.md says: a name of its own, and WebSockets passed on. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request as ask, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchBrowser, serveScript } from "./gallery/served-page.ts";

const folder = mkdtempSync(join(tmpdir(), "dacapo-proxy-"));
const script = join(folder, "app.ts");
writeFileSync(script, 'import st from "dacapo";\n\nst.sessionState.count ??= 0;\nif (st.button("Add one")) st.sessionState.count++;\nst.header(`Count ${st.sessionState.count}`);\n');

let browser: Browser;
let app: Awaited<ReturnType<typeof serveScript>>;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), serveScript(script)]);
});
afterAll(async () => {
  await Promise.all([browser.close(), app[Symbol.asyncDispose]()]);
  rmSync(folder, { recursive: true, force: true });
});

/** What the app is asked with: as the browser asked the proxy, but for what makes the request the app's own. */
const asOwn = ({ headers }: IncomingMessage, rewrites: boolean) => {
  const { host } = new URL(app.url);
  return rewrites ? { ...headers, host, ...(headers.origin === undefined ? {} : { origin: `http://${host}` }) } : headers;
};

/** A proxy on a port and under a name of its own. Gives the address that leads through it to the app. */
async function proxy(rewrites: boolean): Promise<string> {
  const { hostname, port, search } = new URL(app.url);
  const server: Server = createServer((request, response) => {
    const forward = ask({ hostname, port, path: request.url, method: request.method, headers: asOwn(request, rewrites) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(forward);
  });
  server.on("upgrade", (request, socket, head) => {
    const headers = Object.entries(asOwn(request, rewrites)).map(([name, value]) => `${name}: ${String(value)}`);
    const forward = connect(Number(port), hostname, () => {
      forward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      forward.write(head);
      forward.pipe(socket).pipe(forward);
    });
    for (const end of [socket, forward]) end.on("error", () => void [socket, forward].map((other) => other.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // SAFETY: a server that listens on a port has an address with one.
  return `http://tools.localhost:${(server.address() as AddressInfo).port}/${search}`;
}

test("a page that was loaded through the proxy runs the app", async () => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const refused: string[] = [];
  page.on("console", (message) => void (message.type() === "error" && refused.push(message.text())));
  await page.goto(await proxy(true));
  await page.getByRole("heading", { name: "Count 0" }).waitFor();
  await page.getByRole("button", { name: "Add one" }).click();
  await page.getByRole("heading", { name: "Count 1" }).waitFor();
  expect(refused).toEqual([]);
});

test("a proxy that hands on its own name is refused, so that no other site can use the app by its name", async () => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const answer = await page.goto(await proxy(false));
  expect(answer?.status()).toBe(403);
  expect(await page.locator("body").textContent()).toContain("only for the browser that dacapo opened");
});
