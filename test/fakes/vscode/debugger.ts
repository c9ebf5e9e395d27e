import { EventEmitter } from "./events.ts";

export interface DebugConfiguration {
  name: string;
  port: number;
  [key: string]: unknown;
}

export interface FakeDebugSession {
  configuration: DebugConfiguration;
  parentSession: FakeDebugSession | undefined;
}

/** VS Code's JavaScript debugger: an attachment is one session, the process in it another. */
export class FakeDebugger {
  readonly started = new EventEmitter<FakeDebugSession>();
  readonly terminated = new EventEmitter<FakeDebugSession>();
  /** What it was asked to attach to. */
  readonly attached: DebugConfiguration[] = [];
  sessions: FakeDebugSession[] = [];
  isEnabled = true;

  start(configuration: DebugConfiguration): boolean {
    if (!this.isEnabled) return false;
    this.attached.push(configuration);
    const root = { configuration, parentSession: undefined };
    const child = { configuration: { name: "Remote Process [0]", port: configuration.port }, parentSession: root };
    this.sessions.push(root, child);
    this.started.fire(root);
    this.started.fire(child);
    return true;
  }

  stop(session: FakeDebugSession): void {
    const gone = this.sessions.filter((each) => each === session || each.parentSession === session);
    this.sessions = this.sessions.filter((each) => !gone.includes(each));
    for (const each of gone.reverse()) this.terminated.fire(each);
  }

  /** The person presses Disconnect, or the process goes. */
  end(): void {
    for (const session of this.sessions.filter((each) => !each.parentSession)) this.stop(session);
  }
}
