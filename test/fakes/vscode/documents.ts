import type { EventEmitter } from "./events.ts";
import type { Disk } from "./disk.ts";
import type { Uri } from "./uri.ts";
import { Range } from "./values.ts";

const languages: Record<string, string> = { ts: "typescript", mts: "typescript", cts: "typescript", js: "javascript", mjs: "javascript", cjs: "javascript", md: "markdown" };

export interface ContentChange {
  range: Range;
  text: string;
}

export interface DocumentEvents {
  opened: EventEmitter<Document>;
  changed: EventEmitter<{ document: Document; contentChanges: ContentChange[]; reason: undefined }>;
  saved: EventEmitter<Document>;
  closed: EventEmitter<Document>;
}

/** An open text document. */
export class Document {
  readonly uri: Uri;
  readonly languageId: string;
  isDirty = false;
  version = 1;
  #text: string;
  readonly #disk: Disk;
  readonly #events: DocumentEvents;
  /** The next save fails, as on a full disk. */
  savingFails = false;

  constructor(uri: Uri, text: string, disk: Disk, events: DocumentEvents, language?: string) {
    this.uri = uri;
    this.languageId = language ?? languages[uri.path.split(".").at(-1) ?? ""] ?? "plaintext";
    this.#text = text;
    this.#disk = disk;
    this.#events = events;
  }

  get isUntitled(): boolean {
    return this.uri.scheme === "untitled";
  }

  getText(): string {
    return this.#text;
  }

  get lineCount(): number {
    return this.#text.split("\n").length;
  }

  lineAt(line: number): { text: string } {
    return { text: this.#text.split("\n")[line] ?? "" };
  }

  /** Replaces `was`, which must stand in the text, as a person who types would: only the characters that differ. */
  replace(was: string, now: string): void {
    const at = this.#text.indexOf(was);
    if (at < 0) throw new Error(`${JSON.stringify(was)} does not stand in ${this.uri.path}`);
    const [from, to] = [this.positionAt(at), this.positionAt(at + was.length)];
    this.#text = this.#text.slice(0, at) + now + this.#text.slice(at + was.length);
    this.isDirty = true;
    this.version++;
    this.#events.changed.fire({ document: this, contentChanges: [{ range: new Range(from, to), text: now }], reason: undefined });
  }

  /** Makes the changes of an action, as the editor does: all of them are meant of the text as it was. */
  apply(edits: readonly { range: Range; text: string }[]): void {
    const found = edits.map(({ range, text }) => ({ from: this.offsetAt(range.start), to: this.offsetAt(range.end), text }));
    let changed = this.#text;
    for (const { from, to, text } of found.toSorted((left, right) => right.from - left.from)) changed = changed.slice(0, from) + text + changed.slice(to);
    this.replace(this.#text, changed);
  }

  async save(): Promise<boolean> {
    if (this.savingFails) return false;
    this.isDirty = false;
    this.#disk.store(this.uri.path, this.#text);
    this.#events.saved.fire(this);
    // The disk watcher sees the editor's own saves too, later.
    setTimeout(() => this.#disk.touchWatchers(this.uri.path), 40);
    return true;
  }

  offsetAt({ line, character }: { line: number; character: number }): number {
    return this.#text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  }

  positionAt(offset: number): { line: number; character: number } {
    const before = this.#text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }
}
