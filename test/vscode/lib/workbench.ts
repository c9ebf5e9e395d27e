/** One window of VS Code, as the person in front of it uses it. */
import { basename, resolve } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Bridge } from "./bridge.ts";
import { Preview } from "./preview.ts";

export type Severity = "error" | "warning" | "info";
/** A row of the Problems panel. */
export interface Problem {
  severity: Severity;
  message: string;
  /** Who says it, e.g. `Dacapo`. */
  source: string;
  code: string;
  /** E.g. `[Ln 3, Col 1]`. */
  place: string;
}

/** VS Code's names of its themes, and what it then says about itself. */
const themes = {
  dark: { id: "Dark Modern", workbench: "vs-dark", webview: "vscode-dark" },
  light: { id: "Light Modern", workbench: "vs", webview: "vscode-light" },
  "high-contrast": { id: "Default High Contrast", workbench: "hc-black", webview: "vscode-high-contrast" },
  "high-contrast-light": { id: "Default High Contrast Light", workbench: "hc-light", webview: "vscode-high-contrast-light" },
} as const;
export type Theme = keyof typeof themes;

export class Workbench {
  readonly page: Page;
  /** The folder that the window shows. */
  readonly folder: string;
  readonly host: Bridge;

  constructor(page: Page, folder: string, host: Bridge) {
    this.page = page;
    this.folder = folder;
    this.host = host;
  }

  /** Resolves when the window is drawn and its extension host answers. */
  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
    await this.host.call((vscode) => vscode.version);
  }

  /**
   * Runs a command by what the palette shows, e.g. "Dacapo: Run App".
   * An open palette does not learn of commands that are registered later, so it is asked again until the command is there.
   */
  async run(label: string, timeoutMs = 30_000): Promise<void> {
    const row = this.#quickPick(label);
    for (const end = Date.now() + timeoutMs; ; ) {
      await this.page.keyboard.press("F1");
      await this.#quickInput.waitFor();
      await this.#quickInput.fill(`>${label}`);
      if (await appears(row, 1000)) break;
      await this.closeQuickInput();
      if (Date.now() > end) throw new Error(`there is no command "${label}" in the palette`);
    }
    await row.click();
    await this.#quickInput.waitFor({ state: "hidden" });
  }

  /** What the palette offers for a text, top to bottom. */
  async paletteOffers(text: string): Promise<string[]> {
    await this.page.keyboard.press("F1");
    await this.#quickInput.waitFor();
    await this.#quickInput.fill(`>${text}`);
    await this.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    const labels = await this.page.locator(".quick-input-list .monaco-list-row .label-name").allTextContents();
    await this.closeQuickInput();
    return labels;
  }

  async closeQuickInput(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.#quickInput.waitFor({ state: "hidden" });
  }

  /** Opens a file of the folder in the first column; `line` (from 1) puts the cursor there. */
  async open(path: string, line?: number): Promise<void> {
    await this.host.call(async (vscode, file, line) => {
      const selection = line ? new vscode.Range(line - 1, 0, line - 1, 0) : undefined;
      await vscode.window.showTextDocument(vscode.Uri.file(file), { viewColumn: vscode.ViewColumn.One, preview: false, selection });
    }, resolve(this.folder, path), line);
    await this.editor(path).waitFor();
  }

  /** Opens a file as a person does: Ctrl+P and its name. */
  async quickOpen(path: string): Promise<void> {
    const row = this.#quickPick(basename(path));
    for (const end = Date.now() + 30_000; ; ) {
      await this.page.keyboard.press("Control+P");
      await this.#quickInput.waitFor();
      await this.#quickInput.fill(path);
      // The extension host searches the files; right after the start that takes seconds.
      if (await appears(row, 8000)) break;
      await this.closeQuickInput();
      if (Date.now() > end) throw new Error(`there is no file "${path}" in Quick Open`);
    }
    await row.click();
    await this.editor(path).waitFor();
  }

  /** The text editor that shows the file, or the one that was never saved. */
  editor(path: string): Locator {
    const ends = [`$="/${basename(path)}"`, `="untitled:${path}"`];
    return this.page.locator(ends.flatMap((end) => [`.editor-instance[data-uri${end}]`, `.monaco-editor[data-uri${end}]`]).join(", ")).first();
  }

  /** Puts text at the start or the end of the file's editor, or in place of everything. */
  async write(path: string, text: string, at: "start" | "end" | "all" = "all"): Promise<void> {
    await this.editor(path).locator(".view-lines").click({ position: { x: 5, y: 5 } });
    await this.page.keyboard.press({ start: "Control+Home", end: "Control+End", all: "Control+A" }[at]);
    // One input event: no bracket is closed and no suggestion is taken on the way.
    await this.page.keyboard.insertText(text);
  }

  /** Replaces the first occurrence of a text in the open file, as an edit that can be undone. */
  async replace(path: string, from: string, to: string): Promise<void> {
    await this.host.call(async (vscode, file, from, to) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const at = document.getText().indexOf(from);
      if (at < 0) throw new Error(`the file has no ${JSON.stringify(from)}`);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
      await vscode.workspace.applyEdit(edit);
    }, resolve(this.folder, path), from, to);
  }

  /** The text of the file as the editor has it, saved or not. */
  async textOf(path: string): Promise<string> {
    return this.host.call(async (vscode, file) => (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText(), resolve(this.folder, path));
  }

  /** Saves the file with Ctrl+S in its editor; resolves when its tab says so. */
  async save(path: string): Promise<void> {
    await this.editor(path).locator(".view-lines").click({ position: { x: 5, y: 5 } });
    await this.page.keyboard.press("Control+S");
    await this.page.locator(`.tab[data-resource-name=${JSON.stringify(basename(path))}]:not(.dirty)`).first().waitFor();
  }

  /** Where the cursor stands in the active editor; both from 1. */
  async cursor(): Promise<{ file: string; line: number; column: number } | undefined> {
    return this.host.call((vscode) => {
      const editor = vscode.window.activeTextEditor;
      return editor && { file: editor.document.uri.fsPath, line: editor.selection.active.line + 1, column: editor.selection.active.character + 1 };
    });
  }

  /** The rows of the Problems panel. */
  async problems(): Promise<Problem[]> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) await this.run("Problems: Focus on Problems View");
    await panel.waitFor();
    const rows = panel.locator(".monaco-list-row").filter({ has: this.page.locator(".marker-icon, .severity") });
    return rows.evaluateAll((elements) => elements.map((row) => {
      const text = (selector: string): string => [...row.querySelectorAll(selector)].map((part) => part.textContent ?? "").join(" ").replaceAll("\u00a0", " ").trim();
      const severity = row.querySelector(".codicon-error") ? "error" : row.querySelector(".codicon-warning") ? "warning" : "info";
      return { severity, message: text(".marker-message"), source: text(".marker-source"), code: text(".marker-code"), place: text(".marker-line") };
    }));
  }

  /** What the extensions say about a file, by the API; lines and columns from 1. */
  async diagnostics(path: string): Promise<{ severity: Severity; message: string; code: string; line: number; column: number }[]> {
    return this.host.call((vscode, file) => vscode.languages.getDiagnostics(vscode.Uri.file(file)).map((found) => ({
      severity: (["error", "warning", "info", "info"] as const)[found.severity] ?? "info",
      message: found.message,
      code: String(typeof found.code === "object" ? found.code.value : (found.code ?? "")),
      line: found.range.start.line + 1,
      column: found.range.start.character + 1,
    })), resolve(this.folder, path));
  }

  /** How many squiggles of a kind the file's editor draws. */
  squiggles(path: string, severity: Severity): Promise<number> {
    return this.editor(path).locator(`.cdr.squiggly-${severity}`).count();
  }

  /** What VS Code says that it took to load and activate an extension, e.g. `Activation: 20ms`. */
  async activationTime(extension: string): Promise<string> {
    await this.run("Developer: Show Running Extensions");
    const list = this.page.locator(".runtime-extensions-editor");
    const row = list.locator(".monaco-list-row").filter({ hasText: extension }).first();
    await list.hover();
    // The list draws only what is in sight, and is drawn anew when something activates.
    for (const end = Date.now() + 30_000; !(await appears(row, 300)); await this.page.mouse.wheel(0, 300)) {
      if (Date.now() > end) throw new Error(`${extension} is not among the running extensions`);
    }
    const said = await row.locator(".activation-time").textContent();
    await this.closeAllEditors();
    return said ?? "";
  }

  /** A button in the title of the editor group, by what it says, e.g. "Run App". */
  titleButton(label: string): Locator {
    return this.page.locator(`.editor-actions .action-label[aria-label^=${JSON.stringify(label)}]`).first();
  }

  /** The app beside the editor: the preview that can be seen now. */
  preview(): Preview {
    return new Preview(this.page);
  }

  tab(title: string): Locator {
    return this.page.locator(`.tab[aria-label^=${JSON.stringify(title)}]`).first();
  }

  async closeTab(title: string): Promise<void> {
    await this.tab(title).locator(".tab-actions .action-label").click({ force: true });
    await this.tab(title).waitFor({ state: "detached" });
  }

  closeAllEditors(): Promise<void> {
    return this.host.call(async (vscode) => {
      await vscode.commands.executeCommand("workbench.action.files.revertAll").then(undefined, () => undefined);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    });
  }

  /** Reloads the window as its own command does; resolves when the new extension host answers. */
  async reload(): Promise<void> {
    const gone = this.page.waitForEvent("framenavigated", (frame) => frame === this.page.mainFrame());
    await this.run("Developer: Reload Window");
    await gone;
    await this.ready();
  }

  /** The texts of the notifications that are shown. */
  notifications(): Promise<string[]> {
    return this.page.locator(".notifications-toasts .notification-list-item-message").allTextContents();
  }

  /** Entries of the status bar, by what they say. */
  statusBarItem(text: string): Locator {
    return this.page.locator(".part.statusbar .statusbar-item").filter({ hasText: text });
  }

  /** Changes settings of the user. (A settings.json that is written from outside is seen only after a reload.) */
  set(settings: Record<string, string | number | boolean | null>): Promise<void> {
    return this.host.call(async (vscode, settings) => {
      for (const [name, value] of Object.entries(settings)) {
        await vscode.workspace.getConfiguration().update(name, value ?? undefined, vscode.ConfigurationTarget.Global);
      }
    }, settings);
  }

  /** Changes the theme; resolves when the workbench, and the preview if one is shown, have followed. */
  async theme(theme: Theme): Promise<void> {
    const { id, workbench, webview } = themes[theme];
    await this.set({ "workbench.colorTheme": id });
    await this.page.locator(`.monaco-workbench.${workbench}`).waitFor();
    const preview = this.preview();
    if (await preview.isShown()) await preview.locator(`body[data-vscode-theme-kind="${webview}"]`).waitFor();
  }

  get #quickInput(): Locator {
    return this.page.locator(".quick-input-widget .quick-input-box input");
  }

  #quickPick(label: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row")
      .filter({ has: this.page.locator(".label-name").getByText(label, { exact: true }) })
      .first();
  }
}

const appears = (locator: Locator, withinMs: number): Promise<boolean> => locator.waitFor({ timeout: withinMs }).then(() => true, () => false);
