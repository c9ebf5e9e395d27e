import { type Disposable, type Uri, type WebviewPanel, type WebviewPanelSerializer, l10n } from "vscode";
import { whyNot } from "../app/run-app.ts";
import type { Sessions } from "../app/sessions.ts";
import { isAddress } from "../../runtime/protocol/guards.ts";
import type { Address } from "../../runtime/protocol/shell.ts";
import { nameOf, scriptPath, uriOf } from "../editor/script-files.ts";
import { restoreMode } from "../platform/config.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { showProblem } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { isTrusted, whenTrusted } from "../platform/trust.ts";
import { Notice, type NoticeText } from "./notice.ts";
import { Preview } from "./panel.ts";

/** Version of what a preview's page remembers (`{ version, script }`); another version is not read. */
export const panelStateVersion = 1;

/** Brings previews back with their window: the app runs again when it may, else the page says what it waits for. */
export class PreviewSerializer implements WebviewPanelSerializer, Disposable {
  readonly #sessions: Sessions;
  readonly #extension: Uri;
  readonly #log: Log;
  /** What the previews without an app hold, by preview. */
  readonly #waiting = new Map<Preview, DisposableStore>();

  constructor(sessions: Sessions, extension: Uri, log: Log) {
    this.#sessions = sessions;
    this.#extension = extension;
    this.#log = log;
  }

  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const saved = readState(state);
    if (!saved) {
      // The page had no time to remember its script, or another version of Dacapo wrote it: nothing to bring back.
      // What it did remember is not told: what a person began to type is in it.
      this.#log.write("warn", "A preview could not be restored: its page remembered no script that this version of Dacapo can read.");
      return panel.dispose();
    }
    const { script, address } = saved;
    const preview = new Preview(panel, script, this.#extension, address);
    const problem = await whyNot(script);
    if (!problem && restoreMode() === "run") return this.#run(preview);
    this.#wait(preview, noticeFor(script, problem?.message));
  }

  dispose(): void {
    for (const [preview, owned] of this.#waiting) {
      owned.dispose();
      preview.release();
    }
    this.#waiting.clear();
  }

  async #run(preview: Preview): Promise<void> {
    try {
      this.#stopWaiting(preview);
      await this.#sessions.open(preview.script, preview);
    } catch (error) {
      this.#log.bug(`restoring the preview of ${nameOf(preview.script)}`, error);
    }
  }

  #wait(preview: Preview, text: NoticeText): void {
    const owned = new DisposableStore();
    this.#waiting.set(preview, owned);
    owned.add(preview.onDidClose(() => this.#stopWaiting(preview)));
    if (!isTrusted()) owned.add(whenTrusted(() => void this.#retry(preview)));
    const app = { name: nameOf(preview.script), file: scriptPath(preview.script) };
    preview.show(new Notice(app, preview.address, text, () => void this.#retry(preview)));
  }

  async #retry(preview: Preview): Promise<void> {
    const problem = await whyNot(preview.script);
    if (problem) return showProblem(problem);
    if (this.#waiting.has(preview)) await this.#run(preview);
  }

  #stopWaiting(preview: Preview): void {
    this.#waiting.get(preview)?.dispose();
    this.#waiting.delete(preview);
  }
}

function noticeFor(script: Uri, problem: string | undefined): NoticeText {
  if (problem !== undefined && !isTrusted()) return { reason: problem, fix: l10n.t("Trust the workspace: the app then runs by itself.") };
  if (problem !== undefined) return { reason: problem, fix: l10n.t("Then choose Restart.") };
  return { reason: l10n.t("{0} waits to be run, as the setting dacapo.restore says.", nameOf(script)), fix: l10n.t("Choose Restart to run it.") };
}

function readState(state: unknown): { script: Uri; address: Address | undefined } | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  if (!("version" in state) || state.version !== panelStateVersion) return undefined;
  if (!("script" in state) || typeof state.script !== "string" || state.script === "" || !state.script.isWellFormed()) return undefined;
  return { script: uriOf(state.script), address: "address" in state && isAddress(state.address) ? state.address : undefined };
}
