/**
 * What any product of this kind has to do at least: four pages without a framework and a server that answers a click.
 * Started as a process of its own, as the product's server is.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { type Change, floorPage, isFloorPage } from "./floor-pages.ts";

const elements = 1000;
const answers: Record<string, (socket: WebSocket) => void> = { "/echo": answerWithEcho, "/child": answerFromChild, "/page": answerWithDiff };

const server = createServer((request, response) => {
  const name = (request.url ?? "/").slice(1);
  if (!isFloorPage(name)) return void response.writeHead(name === "" ? 200 : 404).end();
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(floorPage(name));
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket, request) => answers[request.url ?? ""]?.(socket));
server.listen(0, "127.0.0.1", () => {
  // SAFETY: a server that listens on a port has an address with one.
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

/** A process that sends back what it is sent, over a pipe such as the one to an app, until it is closed. */
function answerFromChild(socket: WebSocket): void {
  const child = spawn(process.execPath, ["-e", 'const { Socket } = require("node:net"); const pipe = new Socket({ fd: 3 }); pipe.on("data", (data) => pipe.write(data)).on("close", () => process.exit())'], {
    stdio: ["ignore", "ignore", "inherit", "overlapped"],
  });
  const pipe = child.stdio[3];
  if (!(pipe instanceof Duplex)) throw new Error("The child process has no pipe.");
  pipe.on("data", (data) => socket.send(String(data)));
  socket.on("message", (data) => pipe.write(String(data)));
  socket.on("close", () => child.kill());
}

function answerWithEcho(socket: WebSocket): void {
  socket.on("message", (data) => socket.send(String(data)));
}

/** Builds the page of 1,000 elements for every click, and sends what differs from the last one. */
function answerWithDiff(socket: WebSocket): void {
  let last: string[] = [];
  const answer = (n: number): void => {
    const page = Array.from({ length: elements }, (_, i) => JSON.stringify({ type: "text", body: i === elements - 1 ? `Page ${n};` : `Text number ${i}` }));
    const changes: Change[] = page.flatMap((json, at) => (json === last[at] ? [] : [{ at, node: JSON.parse(json) }]));
    last = page;
    socket.send(JSON.stringify(changes));
  };
  answer(0);
  socket.on("message", (data) => answer(Number(JSON.parse(String(data)).n)));
}
