import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { renderPage } from "../../../runtime/server/page.ts";

const dist = fileURLToPath(new URL("../../../dist/webview/", import.meta.url));
const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf", ".map": "application/json" };

/** Serves the built page with the policy that it ships with. The class of its body is in the query: VS Code's themes set one. */
export async function serveView(port = 0): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    if (url.pathname === "/") {
      const { html, policy } = renderPage({ title: "app.ts", token: "secret", port: Number(url.port), chunks: [] });
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("content-security-policy", policy);
      const bodyClass = (url.searchParams.get("class") ?? "").replace(/[^a-z -]/g, "");
      return void response.end(html.replace("<body>", `<body class="${bodyClass}">`));
    }
    const path = normalize(join(dist, url.pathname.replace(/^\/secret\//, "/")));
    if (!path.startsWith(dist.replace(/[\\/]$/, "") + sep)) return void response.writeHead(404).end();
    try {
      const body = readFileSync(path);
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      // Not built: the browser's own error names the file.
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  // SAFETY: a server that listens on a port has an address with one.
  const address = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
