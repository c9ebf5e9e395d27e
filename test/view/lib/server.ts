import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../../dist/webview/", import.meta.url));
const nonce = "dGhlIHZpZXcgdGVzdHM";

const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf", ".map": "application/json" };

/** Serves the built page with the policy that it ships with. `bodyClass` and `rootStyle` are what VS Code's themes set. */
export async function serveView(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("content-security-policy", policy(request.headers.host ?? ""));
      return void response.end(page(url.searchParams.get("class") ?? ""));
    }
    const path = normalize(join(dist, url.pathname));
    if (!path.startsWith(dist.replace(/[\\/]$/, "") + sep)) return void response.writeHead(404).end();
    try {
      const body = readFileSync(path);
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // SAFETY: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}` };
}

const policy = (host: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' http://${host}`,
    `style-src http://${host}`,
    `font-src http://${host}`,
    `img-src http://${host} data: blob:`,
    `connect-src http://${host} ws://${host}`,
  ].join("; ");

const page = (bodyClass: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>app.ts</title>
<link rel="stylesheet" href="/main.css">
</head>
<body class="${bodyClass.replace(/[^a-z -]/g, "")}">
<div id="app"></div>
<script type="module" nonce="${nonce}" src="/main.js"></script>
</body>
</html>`;
