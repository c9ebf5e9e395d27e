/** Session state over a reload of the window, in the storage of the workspace. What was entered as a password is not kept. */
import { createHash } from "node:crypto";
import { type Disposable, Uri, workspace } from "vscode";
import type { StateCopy } from "../../runtime/protocol/delta.ts";
import type { Log } from "../platform/log.ts";

/** State that changes several times in a moment is written once; a window may go soon after. */
const writeAfterMs = 100;
/** More than this is data that the script can make again. */
const mostChars = 8 * 1024 * 1024;
const version = 1;

export class KeptStates implements Disposable {
  readonly #folder: Uri;
  readonly #log: Log;
  /** What is to be written, by script. */
  readonly #due = new Map<string, { script: Uri; copies: readonly StateCopy[]; timer: NodeJS.Timeout }>();

  constructor(storage: Uri, log: Log) {
    this.#folder = Uri.joinPath(storage, "session-state");
    this.#log = log;
  }

  /** Writes this down in a while; only the newest counts. */
  keep(script: Uri, copies: readonly StateCopy[]): void {
    const key = script.toString();
    const due = this.#due.get(key);
    if (due) due.copies = copies;
    else this.#due.set(key, { script, copies, timer: setTimeout(() => void this.#write(key), writeAfterMs) });
  }

  /** What a script had when its window went. */
  async read(script: Uri): Promise<StateCopy[]> {
    try {
      const kept: unknown = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(this.#file(script))));
      return isKept(kept) && kept.script === script.toString() ? kept.copies : [];
    } catch {
      // There is none, or it is not readable: the app begins anew.
      return [];
    }
  }

  /** The person closed the app: the next one begins anew. */
  async forget(script: Uri): Promise<void> {
    clearTimeout(this.#due.get(script.toString())?.timer);
    this.#due.delete(script.toString());
    try {
      await workspace.fs.delete(this.#file(script));
    } catch {
      // Nothing was kept.
    }
  }

  /** Writes at once what is still to be written. */
  async flush(): Promise<void> {
    await Promise.all([...this.#due.keys()].map((key) => this.#write(key)));
  }

  dispose(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  async #write(key: string): Promise<void> {
    const due = this.#due.get(key);
    if (!due) return;
    clearTimeout(due.timer);
    this.#due.delete(key);
    const copies = due.copies.filter(({ secret }) => secret !== true);
    const text = JSON.stringify({ version, script: key, copies } satisfies Kept);
    if (text.length > mostChars) return;
    try {
      await workspace.fs.writeFile(this.#file(due.script), new TextEncoder().encode(text));
    } catch (error) {
      this.#log.bug(`keeping the session state of ${key}`, error);
    }
  }

  #file(script: Uri): Uri {
    return Uri.joinPath(this.#folder, `${createHash("sha256").update(script.toString()).digest("hex").slice(0, 32)}.json`);
  }
}

interface Kept {
  version: typeof version;
  script: string;
  copies: StateCopy[];
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== version) return false;
  if (!("script" in value) || typeof value.script !== "string" || !("copies" in value) || !Array.isArray(value.copies)) return false;
  return value.copies.every((copy: unknown) => typeof copy === "object" && copy !== null && "key" in copy && typeof copy.key === "string" && "value" in copy && typeof copy.value === "string");
}
