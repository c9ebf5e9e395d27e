/** Debug App: VS Code's own JavaScript debugger on the process of an app that runs, or is run for it. */
import { type DebugConfiguration, type DebugSession, type Disposable, Uri, debug, workspace } from "vscode";
import type { Session } from "../app/session.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { type Problem, debuggerNotAttached, debuggerUnreachable } from "../platform/errors.ts";

/** A script that never yields cannot be told to listen. */
const answerMs = 5000;
/** In our configurations: which app a debug session is of. */
const appKey = "dacapoApp";

export class AppDebugger implements Disposable {
  readonly #owned = new DisposableStore();
  /** Built code, which nobody wants to step into. */
  readonly #dist: string;
  /** Apps that are debugged, by script; the debug session once there is one. */
  readonly #debugged = new Map<string, { app: Session; root: DebugSession | undefined; listener: Disposable }>();

  constructor(extension: Uri) {
    this.#dist = Uri.joinPath(extension, "dist").fsPath;
    this.#owned.add(debug.onDidStartDebugSession((session) => this.#started(session)));
    this.#owned.add(debug.onDidTerminateDebugSession((session) => this.#terminated(session)));
  }

  /** Attaches to the app, and runs it again so that it comes past the breakpoints. Gives the problem when it cannot. */
  async attach(app: Session): Promise<Problem | undefined> {
    const key = app.script.toString();
    if (this.#debugged.get(key)?.root) return void app.rerun();
    this.#debugged.get(key)?.listener.dispose();
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const timer = setTimeout(() => resolve(undefined), answerMs);
    let isFirst = true;
    const listener = app.onDebugger((url) => {
      if (isFirst) resolve(url);
      // A child that was started anew listens by itself, at another address.
      else void this.#start(app, url);
      isFirst = false;
    });
    this.#debugged.set(key, { app, root: undefined, listener });
    app.ask({ what: "debug", on: true });
    const url = await promise;
    clearTimeout(timer);
    await app.preview.keepInSight();
    if (url === undefined) return this.#giveUp(app, debuggerUnreachable(app.name));
    return (await this.#start(app, url)) ? undefined : this.#giveUp(app, debuggerNotAttached(app.name));
  }

  /** The app is gone. */
  forget(app: Session): void {
    const debugged = this.#debugged.get(app.script.toString());
    if (debugged?.app !== app) return;
    this.#debugged.delete(app.script.toString());
    debugged.listener.dispose();
    if (debugged.root) void debug.stopDebugging(debugged.root);
  }

  dispose(): void {
    for (const { listener } of this.#debugged.values()) listener.dispose();
    this.#debugged.clear();
    this.#owned.dispose();
  }

  #start(app: Session, url: string): Thenable<boolean> {
    const configuration: DebugConfiguration = {
      type: "node",
      request: "attach",
      name: `Dacapo: ${app.name}`,
      [appKey]: app.script.toString(),
      address: "127.0.0.1",
      port: Number(new URL(url).port),
      continueOnAttach: true,
      // What the app starts is the app's own business; its environment stays as it is.
      autoAttachChildProcesses: false,
      // The text that runs has its types stripped: it is the same file all the same.
      enableContentValidation: false,
      // With async hooks on, ending a stuck run would end the process.
      showAsyncStacks: false,
      skipFiles: ["<node_internals>/**", `${this.#dist}/**`],
    };
    return debug.startDebugging(workspace.getWorkspaceFolder(app.script), configuration, { suppressSaveBeforeStart: true });
  }

  /** The debugger has one session for the attachment, and in it one for the process: that one knows the breakpoints. */
  #started(session: DebugSession): void {
    const own = this.#debugged.get(String(session.configuration[appKey]));
    if (own && !session.parentSession) {
      own.root = session;
      own.app.isDebugged = true;
    }
    const root = session.parentSession;
    const parent = root && this.#debugged.get(String(root.configuration[appKey]));
    if (parent?.root === root) parent?.app.rerun();
  }

  #terminated(session: DebugSession): void {
    const debugged = this.#debugged.get(String(session.configuration[appKey]));
    if (debugged?.root !== session) return;
    debugged.root = undefined;
    debugged.app.isDebugged = false;
    // The process went, not the wish: the next one is attached to as soon as it listens.
    if (debugged.app.status.state === "starting" || debugged.app.status.state === "crashed") return;
    this.#giveUp(debugged.app, undefined);
  }

  #giveUp<P>(app: Session, problem: P): P {
    this.#debugged.get(app.script.toString())?.listener.dispose();
    this.#debugged.delete(app.script.toString());
    app.ask({ what: "debug", on: false });
    return problem;
  }
}
