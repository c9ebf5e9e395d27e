/** Draws what a stream gives, piece by piece. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { diagramsIn } from "./diagrams.ts";
import { draw, type Place, reserve } from "./handle.ts";
import { textOf } from "./options.ts";
import { textOfChunk } from "./stream-chunk.ts";

/** The whole of a stream: a list when something else than text was among the chunks. */
export type Streamed = string | unknown[];

/** Draws what is not text. */
export type WriteOther = (place: Place, value: unknown) => void;

/** Draws a stream from `place` on. A promise when the stream is one that waits. */
export function streamInto(place: Place, stream: unknown, { cursor, writeOther }: { cursor: string; writeOther: WriteOther }): Streamed | Promise<Streamed> {
  const writer = new StreamWriter(place, cursor, writeOther);
  const source = sourceOf(stream);
  if (isIterable(source)) {
    for (const chunk of source) writer.take(chunk);
    return writer.end();
  }
  return place.scope.run.waitFor(drain(source, writer));
}

async function drain(source: AsyncIterable<unknown> | PromiseLike<unknown>, writer: StreamWriter): Promise<Streamed> {
  const chunks = "then" in source ? sourceOf(await source) : source;
  if ("then" in chunks) throw notAStream(chunks);
  for await (const chunk of chunks) writer.take(chunk);
  return writer.end();
}

/** What the chunks come out of. */
function sourceOf(stream: unknown): Iterable<unknown> | AsyncIterable<unknown> | PromiseLike<unknown> {
  const made: unknown = typeof stream === "function" ? stream() : stream;
  if (typeof made !== "object" || made === null) throw notAStream(made);
  if ("textStream" in made) return sourceOf(made.textStream);
  if (isAsyncIterable(made)) return made;
  if (isPromise(made)) return made;
  if (isIterable(made)) return made;
  if (made instanceof Response && made.body) return made.body;
  throw notAStream(made);
}

const notAStream = (value: unknown): Error => badOption("writeStream", `the stream cannot be ${show(value)}`, "Pass a generator, an iterable or a ReadableStream of text; for text that is there already use st.markdown.");

export const isAsyncIterable = (value: object): value is AsyncIterable<unknown> => Symbol.asyncIterator in value;
const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value;
export const isPromise = (value: object): value is PromiseLike<unknown> => "then" in value && typeof value.then === "function";

/** Draws what it is given: text grows in its place, anything else stands below it, and text after that in a place of its own. */
class StreamWriter {
  readonly #start: Place;
  readonly #cursor: string;
  readonly #writeOther: WriteOther;
  readonly #decoder = new TextDecoder();
  readonly #done: unknown[] = [];
  #text = "";
  /** Where the text stands that grows. The first place is taken at once: what the script draws meanwhile stands below. */
  #place: Place | undefined;

  constructor(place: Place, cursor: string, writeOther: WriteOther) {
    this.#start = place;
    this.#cursor = cursor;
    this.#writeOther = writeOther;
    this.#place = reserve(place);
  }

  take(chunk: unknown): void {
    // Each chunk is a yield point.
    currentEngine().enter("writeStream", this.#start.scope.life);
    const text = chunk instanceof Uint8Array ? this.#decoder.decode(chunk, { stream: true }) : textOfChunk(chunk);
    if (text !== undefined) return this.#grow(text);
    if (typeof chunk === "function") return void chunk();
    this.#finishText();
    this.#writeOther(this.#place ?? this.#start, chunk);
    this.#place = undefined;
    this.#done.push(chunk);
  }

  end(): Streamed {
    currentEngine().enter("writeStream", this.#start.scope.life);
    this.#finishText();
    // Nothing came at all: what an earlier run left at the place must go.
    if (this.#done.length === 0) draw(this.#place ?? this.#start, { type: "empty" });
    const [only = ""] = this.#done;
    return this.#done.length <= 1 && typeof only === "string" ? only : this.#done;
  }

  #grow(text: string): void {
    if (text === "") return;
    this.#text += text;
    this.#place ??= reserve(this.#start);
    this.#show(this.#text + this.#cursor);
  }

  #finishText(): void {
    if (this.#text === "") return;
    if (this.#cursor !== "") this.#show(this.#text);
    this.#done.push(this.#text);
    this.#text = "";
    this.#place = undefined;
  }

  #show(body: string): void {
    const place = this.#place ?? this.#start;
    const text = textOf(body);
    draw(place, { type: "markdown", body: text, diagrams: diagramsIn(text, place.container.page.media) });
  }
}
