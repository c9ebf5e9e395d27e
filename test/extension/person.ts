/** Tells user stories: a person with files, an editor and the extension; what they see is a picture in text. */
import { vi } from "vitest";
import { activate, deactivate } from "../../extension/main.ts";
import { FakeHost } from "../fakes/app-host.ts";
import { leftOver } from "../fakes/vscode/live.ts";
import { Uri } from "../fakes/vscode/uri.ts";
import { DiagnosticSeverity } from "../fakes/vscode/values.ts";
import { type World, newWorld } from "../fakes/vscode/world.ts";

vi.mock("vscode", () => import("../fakes/vscode.ts"));

const severityNames = Object.fromEntries(Object.entries(DiagnosticSeverity).map(([name, value]) => [value, name.toLowerCase()]));

/** Where nothing else is said, `dacapo` is installed: the editor knows its types. */
export const installed = { "/proj/node_modules/dacapo/package.json": '{"name":"dacapo"}' };

export class Person {
  readonly world: World;
  /** The hosts of all apps so far, oldest first. */
  readonly hosts: FakeHost[] = [];
  readonly #subscriptions: { dispose(): unknown }[] = [];
  readonly #memory: Map<string, unknown>;

  /** A window on these files, with the extension not yet active. `memory` is what the workspace remembers. */
  constructor(files: Record<string, string>, memory = new Map<string, unknown>()) {
    this.world = newWorld();
    this.#memory = memory;
    for (const [path, text] of Object.entries({ ...installed, ...files })) this.world.disk.store(path, text);
  }

  activate(): void {
    const workspaceState = {
      keys: () => [...this.#memory.keys()],
      get: (key: string) => this.#memory.get(key),
      update: async (key: string, value: unknown) => void this.#memory.set(key, value),
    };
    const storage = Uri.file("/storage");
    activate({ extensionUri: Uri.file("/ext"), subscriptions: this.#subscriptions, workspaceState, storageUri: storage, globalStorageUri: storage }, async () => (options) => {
      const host = new FakeHost(options);
      this.hosts.push(host);
      return host;
    });
  }

  /** The window goes: VS Code waits for `deactivate` and disposes the subscriptions. Gives what is left behind. */
  async closeWindow(): Promise<string[]> {
    for (const panel of this.world.panels) panel.vanish();
    const outlived = deactivate().then(() => leftOver().filter((what) => what.startsWith("child ")).map((child) => `${child} after deactivate`));
    await settle();
    for (const subscription of this.#subscriptions) subscription.dispose();
    await settle();
    return [...(await outlived), ...leftOver()];
  }

  /** Runs a command and waits until everything that it began has settled. */
  async run(command: string, ...args: unknown[]): Promise<void> {
    const done = this.world.run(command, ...args);
    await settle();
    await done;
  }

  get host(): FakeHost {
    const host = this.hosts.at(-1);
    if (!host) throw new Error("No app was started");
    return host;
  }

  /** What the person sees. */
  picture(): string {
    const { world } = this;
    const keys = [...world.contextKeys].filter(([, value]) => value === true).map(([key]) => key);
    return [
      ...world.editors.map((editor) => `editor ${editor.document.uri.path}${editor.document.isDirty ? " (unsaved)" : ""}${focus(editor === world.activeEditor)}`),
      ...world.panels.filter((panel) => !panel.isDisposed).map((panel) => `preview ${panel.title}${focus(panel.active)}: ${panel.hasPage ? panel.page.text : "hidden"}`),
      ...[...world.problems].flatMap(([file, list]) => list.map((each) => `${severityNames[each.severity]} ${file}:${each.range.start.line + 1}:${each.range.start.character + 1} ${each.message}`)),
      ...world.statusItems.filter((item) => item.isShown).map((item) => `status ${item.text}`),
      ...world.messages,
      `keys ${keys.join(" ") || "none"}`,
    ].join("\n");
  }
}

const focus = (has: boolean): string => (has ? " ●" : "");

/** Lets timers and promises run until nothing of what happened is still on its way. */

export async function settle(ms = 1000): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  // What is loaded when it is needed takes real time.
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}
