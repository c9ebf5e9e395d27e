/** What a process uses, asked from outside: memory from Linux, the JavaScript heap from the inspector that Node opens on a signal. */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";

/** Where Node's inspector listens when SIGUSR1 wakes it. */
const inspectorUrl = "http://127.0.0.1:9229/json/list";
const attempts = 50;
const betweenAttemptsMs = 100;
const bytesPerMiB = 1024 * 1024;

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

/** The process of the app that a server serves. */
export function childOf(server: number): number {
  const [child] = childrenOf(server);
  if (child === undefined) throw new Error("The server has no child process.");
  return child;
}

/** MiB of memory that a process holds. */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
}

/** The JavaScript heap of a Node process's main thread. */
export class NodeHeap implements Disposable {
  readonly #socket: WebSocket;
  #calls = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async open(pid: number): Promise<NodeHeap> {
    process.kill(pid, "SIGUSR1");
    const socket = new WebSocket(await inspector());
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const heap = new NodeHeap(socket);
    const { result } = await heap.#call<{ result: { value: unknown } }>("Runtime.evaluate", { expression: "process.pid" });
    if (result.value === pid) return heap;
    throw new Error(`The port of Node's inspector belongs to process ${String(result.value)}, not to ${pid}.`);
  }

  /** MiB in use after all garbage has been collected. */
  async usedMiB(): Promise<number> {
    await this.#call("HeapProfiler.collectGarbage");
    await this.#call("HeapProfiler.collectGarbage");
    const { usedSize } = await this.#call<{ usedSize: number }>("Runtime.getHeapUsage");
    return usedSize / bytesPerMiB;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  #call<R>(method: string, params: object = {}): Promise<R> {
    const id = ++this.#calls;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => {
      const received = (data: unknown): void => {
        const answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        this.#socket.off("message", received);
        resolve(answer.result);
      };
      this.#socket.on("message", received);
    });
  }
}

async function inspector(): Promise<string> {
  for (let i = 0; i < attempts; i++) {
    await wait(betweenAttemptsMs);
    const [target] = await fetch(inspectorUrl).then((response) => response.json(), () => []);
    if (target) return target.webSocketDebuggerUrl;
  }
  throw new Error("The process has not opened its inspector.");
}
