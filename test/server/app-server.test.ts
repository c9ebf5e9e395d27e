/** Who may reach an app through its server, and what they get. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { AppHost, ViewConnection } from "../../runtime/host/api.ts";
import type { HostToView } from "../../runtime/protocol/messages.ts";
import { encodeMessage, FrameDecoder, messageOf } from "../../runtime/protocol/codec.ts";
import { failed } from "../../runtime/protocol/requests.ts";
import { AppServer } from "../../runtime/server/app-server.ts";
import { Assets } from "../../runtime/server/assets.ts";

/** A host that keeps what its views say. */
class RecordingHost implements AppHost {
  readonly file = "/app.ts";
  readonly status = { state: "idle" } as const;
  readonly diagnostics = [];
  readonly files = [];
  readonly runs = [];
  readonly state = [];
  readonly overview = { widgets: [], caches: [] };
  readonly received: unknown[] = [];
  readonly views = new Set<(message: HostToView) => void>();
  attach(send: (message: HostToView) => void): ViewConnection {
    this.views.add(send);
    return { receive: (message) => this.received.push(message), dispose: () => this.views.delete(send) };
  }
  async request() {
    return failed("There is no child.");
  }
  on(): () => void {
    return () => {};
  }
  start(): void {}
  rerun(): void {}
  ask(): void {}
  readonly isInspecting = false;
  outline(): void {}
  stop(): void {}
  resume(): void {}
  restart(): void {}
  async dispose(): Promise<void> {}
}

let folder: string;
let host: RecordingHost;
let server: AppServer;
let address: URL;
let own: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-view-"));
  mkdirSync(join(folder, "webview", "chunks"), { recursive: true });
  writeFileSync(join(folder, "webview", "main.js"), "main");
  writeFileSync(join(folder, "webview", "main.js.map"), "map");
  writeFileSync(join(folder, "webview", "first-load.json"), '["chunks/a.js"]');
  writeFileSync(join(folder, "webview", "main.css"), "css");
  writeFileSync(join(folder, "webview", "chunks", "a.js"), "chunk");
  writeFileSync(join(folder, "secret.js"), "secret");
  symlinkSync(join(folder, "secret.js"), join(folder, "webview", "linked.js"));
  symlinkSync(folder, join(folder, "webview", "around"));
  host = new RecordingHost();
  server = new AppServer({ host, assets: new Assets(join(folder, "webview")), title: 'a "<b>".ts', port: 0, log: () => {} });
  address = new URL(await server.listen());
  own = `http://${address.host}`;
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks with exactly this path and these headers: `fetch` would clean them up. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: address.port, path, method, headers, setHost: headers["Host"] === undefined }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on("error", reject).end();
  });
}

/** Opens a socket; gives it, or the status that it was refused with. */
function open(path: string, headers: Record<string, string>): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${address.host}${path}`, { headers });
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (_request, response) => (resolve(response.statusCode ?? 0), response.destroy()));
    socket.on("error", reject);
  });
}

/** A connection that asks for nothing. */
async function connected(): Promise<Socket> {
  const socket = connect(Number(address.port), "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

const page = (): string => address.pathname + address.search;
const socketPath = (token = server.token): string => `/ws?token=${token}`;

describe("the address", () => {
  test("is on 127.0.0.1 and carries a token of 128 bits", () => {
    expect(address.hostname).toBe("127.0.0.1");
    expect(Buffer.from(server.token, "base64url")).toHaveLength(16);
    expect(address.searchParams.get("token")).toBe(server.token);
  });

  test("cannot be reached on any other address of the machine", async () => {
    const refused = await new Promise<string>((resolve) => {
      connect({ host: "::1", port: Number(address.port) })
        .on("connect", () => resolve("connected"))
        .on("error", (error) => resolve(error.message));
    });
    expect(refused).not.toBe("connected");
  });
});

describe("the page", () => {
  test("comes with the token, and with a policy that lets in nothing from elsewhere", async () => {
    const { status, headers, body } = await ask(page());
    expect(status).toBe(200);
    const nonce = /nonce="([^"]+)"/.exec(body)?.[1];
    expect(headers["content-security-policy"]).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}' 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src blob:; frame-src blob:; connect-src 'self' ws://127.0.0.1:${address.port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store", "referrer-policy": "no-referrer" });
  });

  test("has another nonce each time", async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => /nonce="([^"]+)"/.exec((await ask(page())).body)?.[1]));
    expect(new Set(nonces).size).toBe(3);
  });

  test("cannot be written into by the name of the file", async () => {
    const { body } = await ask(page());
    expect(body).toContain("<title>a &#34;&#60;b&#62;&#34;.ts</title>");
  });

  test.each(["/", "/?token=", "/?token=wrong", "/?token=wrong&token2=x", "/index.html"])("is refused at %s", async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(403);
    expect(body).not.toContain(server.token);
  });
});

describe("the assets", () => {
  test("stand below the token, so that the view's relative imports find them", async () => {
    expect(await ask(`/${server.token}/main.js`)).toMatchObject({ status: 200, body: "main", headers: { "content-type": "text/javascript; charset=utf-8" } });
    expect(await ask(`/${server.token}/chunks/a.js`)).toMatchObject({ status: 200, body: "chunk" });
    expect((await ask(page())).body).toContain(`src="/${server.token}/main.js"`);
  });

  test.each(["/main.js", "/wrong/main.js", "//main.js"])("are refused without it: %s", async (path) => {
    expect((await ask(path)).status).toBe(403);
  });

  test.each(["../secret.js", "..%2fsecret.js", "%2e%2e/secret.js", "chunks/../../secret.js", "chunks/..%5c..%5csecret.js", "....//secret.js", "/etc/passwd", "main.js.map", "", "chunks", "__proto__", "main.js%00.css", "linked.js", "around/secret.js", "around/webview/main.js"])(
    "are those of the list and nothing else: %s",
    async (path) => {
      const { status, body } = await ask(`/${server.token}/${path}`);
      expect([403, 404]).toContain(status);
      expect(body).not.toContain("secret\n");
      expect(body).not.toBe("secret");
    },
  );

  test("are only given, never taken", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask(`/${server.token}/main.js`, {}, method)).status).toBe(405);
    expect(await ask(`/${server.token}/main.js`, {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});

describe("another site in the person's browser", () => {
  test.each(["evil.example", "localhost.evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:80"])("is refused under the name %s, even with the token (DNS rebinding)", async (name) => {
    expect((await ask(page(), { Host: name })).status).toBe(403);
    expect((await ask(`/${server.token}/main.js`, { Host: name })).status).toBe(403);
    expect(await open(socketPath(), { Host: name, Origin: own })).toBe(403);
  });

  test.each(["http://evil.example", "null", "https://127.0.0.1", "file://"])("is refused as the origin %s, even with the token", async (origin) => {
    expect((await ask(page(), { Origin: origin })).status).toBe(403);
    expect(await open(socketPath(), { Origin: origin })).toBe(403);
  });
});

describe("the socket", () => {
  test("opens with the token for our own page, and is a view of the app", async () => {
    const socket = await open(socketPath(), { Origin: own });
    if (typeof socket === "number") throw new Error(`refused with ${socket}`);
    const first = new Promise((resolve) => socket.once("message", (data) => resolve(JSON.parse(String(data)))));
    socket.send('{"type":"ready","protocol":1}');
    await expect.poll(() => host.received).toEqual([{ type: "ready", protocol: 1 }]);
    for (const send of host.views) send({ type: "status", status: { state: "idle" } });
    expect(await first).toEqual({ type: "status", status: { state: "idle" } });
    socket.close();
    await expect.poll(() => host.views.size).toBe(0);
  });

  test("is refused without the token, with another one, without an origin, and at other paths", async () => {
    expect(await open("/ws", { Origin: own })).toBe(403);
    expect(await open(socketPath("x".repeat(22)), { Origin: own })).toBe(403);
    expect(await open(socketPath(), {})).toBe(403);
    expect(await open(`/?token=${server.token}`, { Origin: own })).toBe(403);
    expect(host.views.size).toBe(0);
  });

  test("passes on what is not JSON as something that makes no sense, and lives", async () => {
    const socket = await open(socketPath(), { Origin: own });
    if (typeof socket === "number") throw new Error(`refused with ${socket}`);
    socket.send("{");
    socket.send(Buffer.from([1, 2, 3]));
    socket.send('{"a":1}');
    await expect.poll(() => host.received).toEqual([undefined, undefined, { a: 1 }]);
  });

  test("closes on a message that is too large", async () => {
    const socket = await open(socketPath(), { Origin: own });
    if (typeof socket === "number") throw new Error(`refused with ${socket}`);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.send("x".repeat(17 * 1024 * 1024));
    expect(await closed).toBe(1009);
    expect(host.received).toEqual([]);
  });

  test("does not let in connections without end either, whatever they ask, and does again when they have gone", async () => {
    const idle = await Promise.all(Array.from({ length: 256 }, () => connected()));
    const next = connect(Number(address.port), "127.0.0.1").on("error", () => {});
    // It ends although nobody here has ended it.
    await new Promise((resolve) => next.once("close", resolve));
    for (const socket of idle) socket.destroy();
    await expect.poll(() => ask(page()).then(({ status }) => status, () => "refused")).toBe(200);
  });

  test("does not let in pages without end", async () => {
    const opened = await Promise.all(Array.from({ length: 64 }, () => open(socketPath(), { Origin: own })));
    expect(opened.filter((socket) => typeof socket === "number")).toEqual([]);
    expect(await open(socketPath(), { Origin: own })).toBe(503);
  });

  test("leaves a page that does not read behind, and gives it a snapshot when it has caught up", async () => {
    const socket = await open(socketPath(), { Origin: own });
    if (typeof socket === "number") throw new Error(`refused with ${socket}`);
    socket.pause();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 200; i++) for (const send of host.views) send({ type: "deltas", deltas: [{ op: "put", at: [0, 0], node: { type: "text", body: "x".repeat(1024 * 1024) } }] });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    expect(host.received).toEqual([]);
    socket.resume();
    await expect.poll(() => host.received).toEqual([{ type: "ready", protocol: 1 }]);
  });
});

test("a message with bytes comes and goes as one binary message", async () => {
  const socket = await open(socketPath(), { Origin: own });
  if (typeof socket === "number") throw new Error(`refused with ${socket}`);
  const bytes = new Uint8Array([0, 1, 255]);
  socket.send(encodeMessage({ type: "request", id: 1, request: { kind: "media", id: "m", from: 0 }, attachments: [bytes] }));
  await expect.poll(() => host.received).toEqual([{ type: "request", id: 1, request: { kind: "media", id: "m", from: 0 }, attachments: [bytes] }]);
  const received = new Promise<Buffer>((resolve) => socket.once("message", resolve));
  for (const send of host.views) send({ type: "answer", id: 1, answer: { ok: true, body: { type: "image/png", size: 3 } }, attachments: [bytes] });
  const decoded = new FrameDecoder().push(await received);
  expect(decoded.ok && decoded.frames.map(messageOf)).toEqual([{ type: "answer", id: 1, answer: { ok: true, body: { type: "image/png", size: 3 } }, attachments: [bytes] }]);
  socket.close();
});

test("the page asks for what its entry imports, and for its socket, before the view is there", async () => {
  const { body } = await ask(page());
  expect(body).toContain(`<link rel="modulepreload" href="/${server.token}/chunks/a.js"`);
  expect(body).toContain(`"/ws?token=${server.token}"`);
  expect(body.indexOf("/ws?token=")).toBeLessThan(body.indexOf("main.js"));
});

test("garbage on the wire ends that connection alone", async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(Number(address.port), "127.0.0.1", () => socket.write("\u0000\u0001 not http\r\n\r\n"));
    socket.on("close", () => resolve()).on("error", () => {});
  });
  expect((await ask(page())).status).toBe(200);
});

test("a port that is taken is an error, not a crash", async () => {
  const second = new AppServer({ host, assets: new Assets(join(folder, "webview")), title: "x", port: Number(address.port), log: () => {} });
  await expect(second.listen()).rejects.toThrow("EADDRINUSE");
});
