import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { LoadResult, OwnedAppScript, ScriptProblem } from "../../runtime/modules/app-script.ts";
import { createAppScript } from "../../runtime/modules/loaded-script.ts";
import type { ScriptHooks } from "../../runtime/modules/script-hooks.ts";
import type { ModuleGraph } from "../../runtime/modules/module-graph.ts";

export class Halt extends Error {}

/** Files in a folder of their own, and scripts of them. What they pass to `log` is in `log`. */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-modules-")));
  readonly log: unknown[] = [];
  readonly shown: unknown[] = [];
  readonly hooks: ScriptHooks;
  readonly #scripts: OwnedAppScript[] = [];

  constructor(files: Record<string, string | Uint8Array> = {}) {
    const write = (value: unknown): number => this.log.push(value);
    const st = { write, sessionState: { n: 1 } };
    this.hooks = {
      dacapo: { default: st, ...st },
      rethrowHalt: (error) => {
        if (error instanceof Halt) throw error;
      },
      show: (value) => this.shown.push(value),
    };
    const halt = (): never => {
      throw new Halt("halt");
    };
    Object.assign(globalThis, { log: write, halt });
    this.write(files);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(files: Record<string, string | Uint8Array>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), content);
    }
  }

  script(name = "app.ts", graph?: ModuleGraph): OwnedAppScript {
    const script = createAppScript({ file: this.path(name), hooks: this.hooks, ...(graph === undefined ? {} : { graph }) });
    this.#scripts.push(script);
    return script;
  }

  dispose(): void {
    for (const script of this.#scripts) script.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes files, loads a script that was told of them, runs it, and returns what it logged meanwhile. */
  async save(script: OwnedAppScript, files: Record<string, string>): Promise<unknown[]> {
    this.write(files);
    return this.run(script, Object.keys(files).map((name) => this.path(name)));
  }

  async run(script: OwnedAppScript, changed: readonly string[] = []): Promise<unknown[]> {
    this.log.length = 0;
    await good(await script.load(changed))();
    return [...this.log];
  }

  async problem(script: OwnedAppScript, changed: readonly string[] = []): Promise<ScriptProblem> {
    const result = await script.load(changed);
    if (result.ok) throw new Error("It loaded.");
    return result.problem;
  }
}

/** The body of a load that must have succeeded. */
export function good(result: LoadResult): () => Promise<void> {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return async () => result.body();
}
