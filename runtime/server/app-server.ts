/**
 * Serves one app to browsers on this machine: a page, its assets, and a WebSocket for each page.
 * Everything needs the token; `Host` and `Origin` must be ours, so that no other site can reach in through a browser.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { AppHost } from "../host/api.ts";
import type { Assets } from "./assets.ts";
import { connectPage } from "./page-socket.ts";
import { renderPage } from "./page.ts";
import { createToken, isToken } from "./token.ts";

export interface ServerOptions {
  host: AppHost;
  assets: Assets;
  /** Of the page. */
  title: string;
  /** 0 for one that is free. */
  port: number;
  log(level: "info" | "warn" | "error", text: string): void;
}

const address = "127.0.0.1";
/** Largest message that a page may send. */
const maxMessageBytes = 16 * 1024 * 1024;
const maxPages = 64;
/** Pages, and what they and others ask for. */
const maxConnections = 256;

export class AppServer {
  readonly token = createToken();
  readonly #options: ServerOptions;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false, clientTracking: true });
  #port = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.maxConnections = maxConnections;
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    // What a client does wrong on the wire concerns only itself.
    this.#server.on("clientError", (_error, socket) => socket.destroy());
  }

  /** Begins to listen and gives the address to open. Rejects when the port cannot be had. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.#options.port, address, () => {
        const bound = this.#server.address();
        if (bound === null || typeof bound === "string") return reject(new Error("The server has no port."));
        this.#port = bound.port;
        resolve(`http://${address}:${this.#port}/?token=${this.token}`);
      });
    });
  }

  close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  // ---- pages and assets ----------------------------------------------------------------------------------------

  #answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    const url = this.#checked(request);
    if (!url) return deny(response, 403, "This address is only for the browser that dacapo opened.");
    if (request.method !== "GET" && request.method !== "HEAD") return deny(response, 405, "Only GET is answered here.");
    if (url.pathname === "/") return this.#sendPage(url, response);
    const [, token = "", ...path] = url.pathname.split("/");
    if (!isToken(this.token, token)) return deny(response, 403, "The token in the address is not the one of this app.");
    const asset = this.#options.assets.get(path.join("/"));
    // Whatever is no asset is the path of a page of the app, when a browser asks for a page.
    if (!asset && request.headers.accept?.includes("text/html")) return this.#renderPage(response);
    if (!asset) return deny(response, 404, "There is no such file.");
    response.writeHead(200, { "Content-Type": asset.type, "Content-Length": asset.body.length });
    response.end(request.method === "HEAD" ? undefined : asset.body);
  }

  #sendPage(url: URL, response: ServerResponse): void {
    if (!isToken(this.token, url.searchParams.get("token"))) {
      return deny(response, 403, "The token in the address is missing or old: open the address that dacapo printed.");
    }
    this.#renderPage(response);
  }

  #renderPage(response: ServerResponse): void {
    const { html, policy } = renderPage({ title: this.#options.title, token: this.token, port: this.#port, chunks: this.#options.assets.firstLoad });
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy });
    response.end(html);
  }

  /** The address that was asked for, when the request was made for this server by a page of this server or by a person. */
  #checked(request: IncomingMessage): URL | undefined {
    const own = `${address}:${this.#port}`;
    const { host, origin } = request.headers;
    if (host !== own) return undefined;
    if (origin !== undefined && origin !== `http://${own}`) return undefined;
    const path = request.url ?? "/";
    // `URL` would read `//x` as another host.
    return path.startsWith("/") && !path.startsWith("//") && URL.canParse(path, `http://${own}`) ? new URL(path, `http://${own}`) : undefined;
  }

  // ---- sockets -------------------------------------------------------------------------------------------------

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const url = this.#checked(request);
    const isOurs = url?.pathname === "/ws" && request.headers.origin !== undefined && isToken(this.token, url.searchParams.get("token"));
    if (!isOurs) return refuse(socket, "403 Forbidden");
    if (this.#sockets.clients.size >= maxPages) return refuse(socket, "503 Service Unavailable");
    this.#sockets.handleUpgrade(request, socket, head, (opened) => connectPage(opened, request, this.#options.host, this.#options.log));
  }
}

function deny(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" });
  response.end(`${why}\n`);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
