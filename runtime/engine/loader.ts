/** The script as it is loaded: what has to be read again before the next run, and the body to call. */
import type { Control } from "../link/control.ts";
import type { AppScript, Body, LoadResult } from "../modules/app-script.ts";

export class Loader {
  /** The last version that loaded. */
  body: Body | undefined;
  readonly #script: AppScript;
  readonly #control: Control;
  #changed: Set<string> | undefined = new Set();
  #attempt = 0;
  #isLoading = false;

  constructor(script: AppScript, control: Control) {
    this.#script = script;
    this.#control = control;
  }

  /** Something has to be read before the next run. */
  get isDue(): boolean {
    return this.#changed !== undefined;
  }
  get isLoading(): boolean {
    return this.#isLoading;
  }
  /** A version has been read, or tried. */
  get hasBegun(): boolean {
    return this.#attempt > 0;
  }

  /** These files were saved. Without files: a module that failed to load is tried again. */
  noteChanged(files: readonly string[]): void {
    this.#changed ??= new Set();
    for (const file of files) this.#changed.add(file);
  }

  /** The script's text in an editor, not saved. */
  noteTyped(text: string): void {
    this.#changed ??= new Set();
    // It is newer than a save that no run has read yet.
    this.#changed.delete(this.#script.file);
    this.#script.replaceText(text);
  }

  /**
   * Reads, imports and compiles what is due, as part of run `number`: a module's evaluation can be stuck too.
   * Gives undefined when the attempt was abandoned meanwhile.
   */
  async load(number: number): Promise<{ result: LoadResult; ms: number } | undefined> {
    const changed = [...(this.#changed ?? [])];
    const attempt = ++this.#attempt;
    const began = performance.now();
    this.#changed = undefined;
    this.#isLoading = true;
    this.#control.noteRun(number);
    const result = await this.#script.load(changed);
    if (attempt !== this.#attempt) return undefined;
    this.#isLoading = false;
    this.#control.noteRun(0);
    if (result.ok) this.body = result.body;
    return { result, ms: performance.now() - began };
  }

  /** The evaluation of a module was terminated: its promise will never settle. The file is read again next time. */
  abandon(file: string | undefined): void {
    this.#attempt++;
    this.#isLoading = false;
    this.#changed = new Set(file === undefined ? [] : [file]);
    this.#control.noteRun(0);
  }
}
