/**
 * Deltas that have not left yet, as JSON text. Nothing is parsed.
 * A put takes the place of an earlier one with the same key, and keeps its position: what was put after the earlier
 * one may stand behind it in the same container. That changes nothing on the page as long as only plain elements were
 * put in between; any other delta and any block (it may bring or lose children) ends the merging of all that came before.
 */

import type { PageText } from "./port.ts";

/** A frame is cut here, in characters, so that it stays far below what the other end takes. */
const maxFrameChars = 32 * 1024 * 1024;

/** A block may bring or lose children: what puts it is never left out. */
export const isBlockPut = (text: string): boolean => text.includes('"block":true');

const head = '{"type":"deltas","deltas":[';
const tail = "]}";

export class Outbox {
  #deltas: string[] = [];
  #places = new Map<string, number>();
  #size = 0;

  /** Characters waiting. */
  get size(): number {
    return this.#size;
  }
  get isEmpty(): boolean {
    return this.#deltas.length === 0;
  }

  /** Takes what the engine said. */
  accept(text: PageText): void {
    if (text.startsWith("d")) return this.add(text.slice(1));
    if (!text.startsWith("p")) throw new Error(`The engine said what nobody knows: ${text.slice(0, 40)}`);
    const end = text.indexOf("\n");
    this.put(text.slice(1, end), text.slice(end + 1));
  }

  /** Takes a put delta; `key` names what it is put over. */
  put(key: string, json: string): void {
    if (isBlockPut(json)) return this.add(json);
    const place = this.#places.get(key);
    if (place === undefined) {
      this.#places.set(key, this.#deltas.length);
      this.#deltas.push(json);
      this.#size += json.length;
      return;
    }
    this.#size += json.length - (this.#deltas[place]?.length ?? 0);
    this.#deltas[place] = json;
  }

  /** Takes a delta that never merges. */
  add(json: string): void {
    this.#places.clear();
    this.#deltas.push(json);
    this.#size += json.length;
  }

  /** The messages to send, as JSON: one, unless it would be too long. Empty when nothing waits. */
  take(): string[] {
    const frames: string[] = [];
    let first = 0;
    let size = 0;
    this.#deltas.forEach((delta, i) => {
      if (i > first && size + delta.length > maxFrameChars) {
        frames.push(head + this.#deltas.slice(first, i).join(",") + tail);
        first = i;
        size = 0;
      }
      size += delta.length;
    });
    if (this.#deltas.length > 0) frames.push(head + this.#deltas.slice(first).join(",") + tail);
    this.#deltas = [];
    this.#places.clear();
    this.#size = 0;
    return frames;
  }
}
