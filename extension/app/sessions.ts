import { type Disposable, EventEmitter, type Uri } from "vscode";
import type { StateCopy } from "../../runtime/protocol/delta.ts";
import { Preview } from "../panel/panel.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { Session, type SessionContext } from "./session.ts";

/** All running apps of this window, one per script. */
export class Sessions implements Disposable {
  readonly #extension: Uri;
  readonly #context: () => Promise<SessionContext>;
  readonly #sessions = new Map<string, Session>();
  readonly #opening = new Map<string, Promise<Session | undefined>>();
  /** Children that are still ending. */
  readonly #ending = new Set<Promise<void>>();
  readonly #changed = new EventEmitter<void>();
  /** A session came, went or changed. */
  readonly onDidChange = this.#changed.event;
  readonly #ended = new EventEmitter<Session>();
  readonly onDidEnd = this.#ended.event;
  #latest: Session | undefined;
  #isClosed = false;

  /** `context` is asked for with the first app: what runs apps is loaded only then. */
  constructor(extension: Uri, context: () => Promise<SessionContext>) {
    this.#extension = extension;
    this.#context = context;
  }

  get all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  get(script: Uri | undefined): Session | undefined {
    return script && this.#sessions.get(script.toString());
  }

  /** The session whose preview has the focus. */
  get active(): Session | undefined {
    return this.all.find((session) => session.preview.isActive);
  }

  /** The session that a person means who named none: the only one, or the one used last. */
  get latest(): Session | undefined {
    return this.#latest ?? this.all[0];
  }

  /**
   * The session of a script. When there is none, starts one, in `preview` or in a new one; two calls at a time start one.
   * Undefined when the window or the preview was closed meanwhile.
   */
  async open(script: Uri, preview?: Preview): Promise<Session | undefined> {
    const session = this.get(script) ?? (await this.#startOnce(script, preview));
    if (session) this.#latest = session;
    if (preview && session?.preview !== preview) preview.dispose();
    return session;
  }

  /** The script of an app has become another file, as it stood: the app goes on there, in the same panel, with its state. */
  async move(from: Uri, to: Uri): Promise<void> {
    const session = this.get(from);
    if (!session || this.get(to) || session.preview.isClosed) return;
    const { state } = session.host;
    const context = await this.#context();
    this.#end(session);
    await context.kept.forget(from);
    if (!this.#isClosed) this.#latest = this.#begin(to, session.preview.handOver(to, this.#extension), context, state);
  }

  /** Ends every app and resolves when their children are gone. The previews stay: the window brings them back. */
  async endAll(): Promise<void> {
    this.#isClosed = true;
    for (const session of this.all) this.#end(session);
    await Promise.all(this.#ending);
  }

  dispose(): void {
    void this.endAll();
    this.#changed.dispose();
    this.#ended.dispose();
  }

  #startOnce(script: Uri, preview?: Preview): Promise<Session | undefined> {
    const key = script.toString();
    let opening = this.#opening.get(key);
    if (!opening) {
      opening = this.#start(script, preview).finally(() => this.#opening.delete(key));
      this.#opening.set(key, opening);
    }
    return opening;
  }

  async #start(script: Uri, given?: Preview): Promise<Session | undefined> {
    const context = await this.#context();
    // A preview that came back with its window goes on with its state.
    const restore = given ? await context.kept.read(script) : [];
    if (this.#isClosed || given?.isClosed) return undefined;
    return this.#begin(script, given ?? Preview.open(script, this.#extension), context, restore);
  }

  #begin(script: Uri, preview: Preview, context: SessionContext, restore: readonly StateCopy[]): Session {
    const session = this.#newSession(script, preview, context, restore);
    const listeners = new DisposableStore();
    listeners.add(session.onDidChange(() => this.#sessionChanged(session)));
    const closed = session.preview.onDidClose(() => {
      listeners.dispose();
      this.#end(session);
      void context.kept.forget(script);
    });
    listeners.add(closed);
    this.#sessions.set(script.toString(), session);
    this.#changed.fire();
    return session;
  }

  #newSession(script: Uri, preview: Preview, context: SessionContext, restore: readonly StateCopy[]): Session {
    try {
      return new Session(script, preview, context, restore);
    } catch (error) {
      // A bug of ours, told by who asked for the app; an empty preview must not stay behind.
      preview.dispose();
      throw error;
    }
  }

  #sessionChanged(session: Session): void {
    if (session.preview.isActive) this.#latest = session;
    this.#changed.fire();
  }

  #end(session: Session): void {
    this.#sessions.delete(session.script.toString());
    if (this.#latest === session) this.#latest = undefined;
    const ending = session.end().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
    this.#ended.fire(session);
    this.#changed.fire();
  }
}
