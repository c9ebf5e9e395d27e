/** Runs functions in the extension host, through the test-only extension in `../bridge`. */
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type * as vscode from "vscode";

export type VscodeApi = typeof vscode;
/** Plain data: it crosses as JSON. */
type Data = string | number | boolean | null | undefined | readonly Data[] | { readonly [name: string]: Data };

export class Bridge {
  readonly #socket: string;

  constructor(socket: string) {
    this.#socket = socket;
  }

  /**
   * Calls `work(vscode, ...args)` in the extension host. It is sent as source: it can use nothing from around it.
   * Waits up to 60 s for a host that is still starting.
   */
  async call<A extends Data[], R>(work: (api: VscodeApi, ...args: A) => R | Thenable<R>, ...args: A): Promise<R> {
    const body = JSON.stringify({ source: work.toString(), args });
    const answer = await this.#post(body);
    if (answer.error !== undefined) throw new Error(`in the extension host: ${answer.error}`);
    // SAFETY: the other end answers with what `work` returned, which is plain data of type R.
    return answer.value as R;
  }

  async #post(body: string): Promise<{ value?: unknown; error?: string }> {
    for (const end = Date.now() + 60_000; ; await wait(100)) {
      try {
        return JSON.parse(await post(this.#socket, body));
      } catch (error) {
        // Nobody listens yet, or the window is being reloaded.
        if (Date.now() > end) throw new Error("the extension host does not answer", { cause: error });
      }
    }
  }
}

function post(socketPath: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method: "POST" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => { text += chunk; });
      response.on("end", () => resolve(text));
      response.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}
