import { stripVTControlCharacters } from "node:util";
import { type Disposable, type OutputChannel, window } from "vscode";

/** How often what a script printed is handed to VS Code, and how much of it at most: the rest is counted, not shown. */
const flushMs = 100;
const maxFlushChars = 256 * 1024;

/** What one app printed. Its channel appears with the first line. */
export class AppOutput implements Disposable {
  readonly #name: string;
  #channel: OutputChannel | undefined;
  #waiting = "";
  #skipped = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  write(text: string): void {
    const room = maxFlushChars - this.#waiting.length;
    this.#waiting += text.slice(0, Math.max(0, room));
    this.#skipped += Math.max(0, text.length - room);
    this.#timer ??= setTimeout(() => this.#flush(), flushMs);
  }

  show(): void {
    this.#open().show(true);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#channel?.dispose();
    this.#channel = undefined;
  }

  #flush(): void {
    this.#timer = undefined;
    const { ready, rest } = splitUnfinished(this.#waiting);
    const note = this.#skipped > 0 ? `\n… ${this.#skipped} characters not shown: too much at once\n` : "";
    this.#waiting = rest;
    this.#skipped = 0;
    if (ready + note !== "") this.#open().append(stripVTControlCharacters(ready) + note);
  }

  #open(): OutputChannel {
    return (this.#channel ??= window.createOutputChannel(`Dacapo: ${this.#name}`));
  }
}

/** Keeps back a colour code whose end has not arrived yet: an output channel shows plain text. */
function splitUnfinished(text: string): { ready: string; rest: string } {
  const unfinished = /\u001b(?:\[[\d;?]{0,24})?$/.exec(text);
  return unfinished ? { ready: text.slice(0, unfinished.index), rest: unfinished[0] } : { ready: text, rest: "" };
}
